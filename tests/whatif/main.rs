//! What if: boards, scenarios, margins and goals against full calculations, brute force and figures worked by hand.

mod board;
mod laws;
mod passport;
