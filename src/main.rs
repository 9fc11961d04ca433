//! The doorway: everything happens in the library.

use fieldguide::cli::{self, Exit};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Exit {
    cli::run(std::env::args_os())
}
