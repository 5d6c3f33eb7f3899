//! Years, months and days with articles.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil;

use super::Article;

/// A year with articles.
#[derive(Clone, Debug)]
pub struct Year {
    /// Its first day.
    pub first: civil::Date,
    /// Its articles, as places in the site's list.
    pub articles: Range<usize>,
    /// Its months with articles, newest first.
    pub months: Vec<Month>,
}

/// A month with articles.
#[derive(Clone, Debug)]
pub struct Month {
    /// Its first day.
    pub first: civil::Date,
    /// Its articles, as places in the site's list.
    pub articles: Range<usize>,
    /// Its days with articles, newest first.
    pub days: Vec<Day>,
}

/// A day with articles.
#[derive(Clone, Debug)]
pub struct Day {
    /// Which.
    pub date: civil::Date,
    /// Its articles, as places in the site's list.
    pub articles: Range<usize>,
}

/// The periods of articles that are sorted newest first, so that each period is one stretch.
pub(super) fn gather(articles: &[Arc<Article>]) -> Vec<Year> {
    let mut years: Vec<Year> = Vec::new();
    for (index, article) in articles.iter().enumerate() {
        let date = article.front.date.day();
        if years.last().is_none_or(|year| year.first != date.first_of_year()) {
            let first = date.first_of_year();
            years.push(Year { first, articles: index..index, months: Vec::new() });
        }
        let Some(year) = years.last_mut() else { continue };
        if year.months.last().is_none_or(|month| month.first != date.first_of_month()) {
            let first = date.first_of_month();
            year.months.push(Month { first, articles: index..index, days: Vec::new() });
        }
        let Some(month) = year.months.last_mut() else { continue };
        if month.days.last().is_none_or(|day| day.date != date) {
            month.days.push(Day { date, articles: index..index });
        }
        let Some(day) = month.days.last_mut() else { continue };
        for period in [&mut year.articles, &mut month.articles, &mut day.articles] {
            period.end = index + 1;
        }
    }
    years
}
