//! Files that are no extract, that are damaged, or that mean harm: a word in plain English, in little memory, and no panic.

use std::path::Path;

use streets::import::{Options, import};

use crate::import::imported;
use crate::pbf::{Pbf, bytes, frame, number, packed, raw};
use crate::town::town;

fn why(file: &[u8]) -> String {
    format!("{:#}", imported(file).expect_err("no extract"))
}

#[test]
fn a_file_that_is_no_extract_is_refused_in_plain_words() {
    let town = town();
    assert!(why(b"").contains("the file is empty"));
    assert!(why(b"<?xml version='1.0'?><osm/>").contains("no .osm.pbf file"));
    assert!(why(&town[4..]).contains("no .osm.pbf file"));
    assert!(why(&town[..town.len() - 1]).contains("cut off"));
    assert!(why(&[&town[..], &[0, 0]].concat()).contains("cut off"));
    let missing = import(Path::new("/nowhere/at.osm.pbf"), &Options::default()).expect_err("nothing there");
    assert!(format!("{missing:#}").contains("cannot open /nowhere/at.osm.pbf"));
    let folder = import(&std::env::temp_dir(), &Options::default()).expect_err("a folder");
    assert!(format!("{folder:#}").contains("is a folder"));
}

/// Wherever a file is cut off, there is a word and no panic.
#[test]
fn a_file_that_is_cut_off_anywhere_is_refused() {
    let town = town();
    for at in (0..town.len()).step_by(7) {
        assert!(imported(&town[..at]).is_err(), "{at}");
    }
}

fn header() -> Vec<u8> {
    let town = Pbf::default().file();
    let length = u32::from_be_bytes([town[0], town[1], town[2], town[3]]) as usize;
    let mut size = 0;
    while frame("OSMHeader", &town[4 + length..4 + length + size]) != town[..4 + length + size] {
        size += 1;
    }
    town[..4 + length + size].to_vec()
}

/// A megabyte that unpacks to a gigabyte, and a block whose few bytes are millions of elements in memory.
#[test]
fn a_file_that_swells_is_refused() {
    let mut packed_zeros = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let zeros = vec![0_u8; 1 << 20];
    for _ in 0..64 {
        std::io::Write::write_all(&mut packed_zeros, &zeros).expect("memory");
    }
    let mut blob = Vec::new();
    bytes(&mut blob, 3, &packed_zeros.finish().expect("memory"));
    let file = [header(), frame("OSMData", &blob)].concat();
    assert!(file.len() < 1 << 20);
    assert!(why(&file).contains("more than the format allows"));

    let empty_ways = [3 << 3 | 2, 0].repeat(2_000_000);
    let mut block = Vec::new();
    bytes(&mut block, 2, &empty_ways);
    assert!(why(&[header(), frame("OSMData", &raw(&block))].concat()).contains("more than any extract does"));
}

/// Lengths that are not there: a header of 4 GB, a block of 4 GB, of less than nothing.
#[test]
fn lengths_are_not_believed() {
    assert!(why(&[0xff; 100]).contains("no .osm.pbf file"));
    for size in [1 << 20, u64::from(u32::MAX), u64::MAX] {
        let mut head = Vec::new();
        bytes(&mut head, 1, b"OSMData");
        number(&mut head, 3 << 3);
        number(&mut head, size);
        let file = [header(), (head.len() as u32).to_be_bytes().to_vec(), head].concat();
        let why = why(&file);
        assert!(why.contains("cut off") || why.contains("larger than the format allows"), "{why}");
    }
}

/// Numbers beyond all bounds, texts that are not in the table, columns of different lengths.
#[test]
fn numbers_from_outside_never_stop_the_importer() {
    let far = packed([u64::MAX - 1, u64::MAX - 1, u64::MAX, 3]);
    for (id, lat, lon, tags) in [
        (far.clone(), far.clone(), far.clone(), packed([9, 9, 0, 7, 0])),
        (packed([2, 2]), packed([2]), packed([]), packed([1])),
        (packed([2, 2]), packed([2, 2]), packed([2, 2]), packed([u64::MAX, 1 << 40, 5])),
    ] {
        let mut dense = Vec::new();
        for (field, column) in [(1, id), (8, lat), (9, lon), (10, tags)] {
            bytes(&mut dense, field, &column);
        }
        let mut way = Vec::new();
        number(&mut way, 1 << 3);
        number(&mut way, 1);
        bytes(&mut way, 2, &packed([1, 77]));
        bytes(&mut way, 3, &packed([1]));
        bytes(&mut way, 8, &far);
        let mut group = Vec::new();
        bytes(&mut group, 2, &dense);
        let mut ways = Vec::new();
        bytes(&mut ways, 3, &way);
        let mut block = Vec::new();
        bytes(&mut block, 1, &[10, 0, 10, 7, b'h', b'i', b'g', b'h', b'w', b'a', b'y']);
        bytes(&mut block, 2, &group);
        bytes(&mut block, 2, &ways);
        number(&mut block, 17 << 3);
        number(&mut block, i32::MAX as u64);
        assert!(imported(&[header(), frame("OSMData", &raw(&block))].concat()).is_err());
    }
}

/// The decoder stops at a member that is neither node, way nor relation: it never sees one.
#[test]
fn a_member_of_no_known_kind_is_refused() {
    let mut relation = Vec::new();
    number(&mut relation, 1 << 3);
    number(&mut relation, 1);
    for (field, value) in [(8, 0), (9, 2), (10, 9)] {
        bytes(&mut relation, field, &packed([value]));
    }
    let mut group = Vec::new();
    bytes(&mut group, 4, &relation);
    let mut block = Vec::new();
    bytes(&mut block, 1, &[10, 0]);
    bytes(&mut block, 2, &group);
    assert!(why(&[header(), frame("OSMData", &raw(&block))].concat()).contains("no known kind"));
}
