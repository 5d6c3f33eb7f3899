//! *Reports*: findings as the programs of others read them.

mod github;
mod sarif;

pub use github::github;
pub use sarif::sarif;
