//! stub until the law layer lands
use crate::base::span::Span;
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    pub y: u16,
    pub m: u8,
    pub d: u8,
}
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statute {
    pub title: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleNo {
    pub main: u32,
    pub sub: u32,
}
