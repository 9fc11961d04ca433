//! The specification of fieldguide, one integration binary.
//!
//! Each module tells what a reader of it may expect; `support` makes sites and runs builds.
#![expect(clippy::disallowed_methods, reason = "tests make and read files")]

mod audit;
mod browse;
mod chart;
mod citations;
mod contract;
mod corpus;
mod diagnostics;
mod emit;
mod exit;
mod exports;
mod floors;
mod guide;
mod hosting;
mod house;
mod init;
mod iso;
mod judged;
mod moved;
mod offline;
mod output;
mod paper;
mod print_command;
#[cfg(feature = "publish")]
mod publish;
mod reading;
mod rebuild;
mod scaffold;
mod search_index;
#[cfg(feature = "serve")]
mod serve;
mod sign;
mod sites;
mod source;
mod support;
mod theme;
mod usb;
mod verification;
mod verify;
mod weights;
mod zip;
