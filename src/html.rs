//! *HTML* as its standard reads it, tag by tag, also where it is faulty.

use std::convert::Infallible;

use html5gum::{DefaultEmitter, Emitter, ForwardingEmitter, Token, Tokenizer};

/// The tags and texts of `html`, in order.
pub fn tokens(html: &str) -> impl Iterator<Item = Token<()>> {
    let mut emitter = DefaultEmitter::default();
    // What stands in a script is no HTML: `i<n` opens nothing.
    emitter.naively_switch_states(true);
    emitted(html, emitter)
}

/// What an emitter makes of `html`.
pub fn emitted<E: Emitter>(html: &str, emitter: E) -> impl Iterator<Item = E::Token> {
    Tokenizer::new_with_emitter(html, Quiet(emitter)).map(|token: Result<_, Infallible>| {
        let Ok(token) = token;
        token
    })
}

/// Tells nothing of what the standard calls an error, since that is looked for byte by byte.
struct Quiet<E>(E);

impl<E: Emitter> ForwardingEmitter for Quiet<E> {
    type Token = E::Token;

    fn inner(&mut self) -> &mut impl Emitter<Token = E::Token> {
        &mut self.0
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }
}
