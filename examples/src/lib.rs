//! Examples; see the programs beside this folder.
