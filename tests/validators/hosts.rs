//! What hosts and crawlers read: `robots.txt` and `_redirects`.

use crate::site::Site;

#[test]
fn robots_are_let_in_and_told_of_the_sitemaps() {
    for site in Site::all() {
        let (_, robots) = site.texts("robots.txt").next().expect("a robots.txt");
        let address = site.address;
        assert_eq!(
            robots,
            format!(
                "User-agent: *\nAllow: /\n\nSitemap: {address}/sitemap.xml\n\
                 Sitemap: {address}/sitemap-news.xml\n"
            )
        );
    }
}

#[test]
fn redirects_are_static_rules_from_what_is_a_redirect_to_what_is_none() {
    for site in Site::all() {
        let pages = site.pages();
        let (_, redirects) = site.texts("_redirects").next().expect("a file of redirects");
        let mut told = Vec::new();
        for line in redirects.lines() {
            let [from, to, code] = line.split(' ').collect::<Vec<_>>()[..] else {
                panic!("`{line}` has no three parts");
            };
            assert_eq!(code, "301");
            assert!(!line.contains(['*', ':', '?', '#']), "`{line}` is no static rule");
            let page = |url| {
                let (file, _) = site.target("_redirects", url).expect("a path of the site");
                pages.get_key_value(&*file).unwrap_or_else(|| panic!("`{url}` is no page"))
            };
            let ((alias, from), (_, to)) = (page(from), page(to));
            assert!(from.is_redirect() && !to.is_redirect(), "{line}");
            assert_eq!(from.canonical(), to.canonical(), "{line}");
            told.push(*alias);
        }
        assert!(told.len() <= 2_000);
        told.sort_unstable();
        let aliases: Vec<&str> =
            pages.iter().filter(|(_, page)| page.is_redirect()).map(|(path, _)| *path).collect();
        assert_eq!(told, aliases);
    }
}
