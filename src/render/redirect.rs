//! The page of an alias: it leads on and says nothing else.

use super::html::escaped;

pub(super) fn page(permalink: &str, language: &str, words: &str) -> Vec<u8> {
    let (url, words) = (escaped(permalink), escaped(words));
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <title>{words}</title>\n<link rel=\"canonical\" href=\"{url}\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={url}\">\n</head>\n\
         <body><p><a href=\"{url}\">{words}</a></p></body>\n</html>\n"
    )
    .into_bytes()
}
