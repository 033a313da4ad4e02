//! Small parts that screens are made of: each draws into the buffer and knows no customer.

pub mod bars;
pub mod chips;
pub mod columns;
pub mod confirm;
pub mod echo;
pub mod filter;
pub mod footer;
pub mod form;
pub mod frame;
pub mod hits;
pub mod line_input;
pub mod lines;
pub mod list_view;
pub mod menu;
pub mod name_match;
pub mod popup;
pub mod scroll_bar;
pub mod spark;
pub mod status;
pub mod strip;
pub mod suggestions;
pub mod tab_bar;
pub mod text;
pub mod text_area;
pub mod window;
pub mod wrap;
