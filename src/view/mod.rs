//! The shapes of the answers: what the page is told, without logic.
//!
//! They borrow the feed's texts. Their TypeScript twins, with their meaning, are in `src/wasm/types.d.ts`; a test holds the two together.
//! Only the vocabulary of lower floors (words, days, texts) occurs here.

mod contents;
mod figure;
mod passport;
mod problems;
mod progress;
mod ranking;
mod refs;
mod summary;
mod trend;

pub use contents::{Contents, ContentsFramework, ContentsUnit, FrameworkNode, Start, SuccessorRef};
pub use figure::{Coverage, Figure, How, Score};
pub use passport::{Passport, PassportStep, StepKind};
pub use problems::{Problems, SeverityCounts};
pub use progress::{Baseline, BaselineFrom, Comparator, Method, PathPoint, Progress, ProgressItem, ReportedRef, TargetRef};
pub use ranking::{Ranking, RankingRow};
pub use refs::{FrameworkRef, IndicatorRef, MeasureKind, NodeRef, Note, PeriodRef, SourceRef, UnitRef, VerdictCounts};
pub use summary::{Freshness, Group, Rank, Summary, SummaryFigure};
pub use trend::{Bounds, BreakKind, Trend, TrendBreak, TrendPoint};
