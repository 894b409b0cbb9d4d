//! What if: boards, scenarios, margins and goals against full calculations, brute force and figures worked by hand.

mod board;
mod change;
mod laws;
mod passport;
