//! The data shared beside the repository: each capture comes with what another program reads in it.

use wire_tests::shared;

#[test]
fn every_capture_has_its_reading() {
    let Some(captures) = shared("captures") else { return };
    let mut seen = 0;
    for entry in std::fs::read_dir(captures).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "pcap") {
            assert!(path.with_extension("tsv").exists(), "{}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 0);
}
