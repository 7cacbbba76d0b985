//! A job -> bytes. Pure: a renderer sees only what its job holds.

pub mod akn;
pub mod calendar;
pub mod code;
pub mod context;
pub mod export;
pub mod gallery;
pub mod html;
pub mod job;
pub mod leak;
pub mod pages;
pub mod paper;
pub mod pdf;
pub mod picture;
pub mod plan;
pub mod qr;
pub mod report;
pub mod resolve;
pub mod search;
pub mod shop;
pub mod template;
pub mod text;
pub mod theme;
pub mod typ;
pub mod view;
pub mod web;
pub mod webfont;
