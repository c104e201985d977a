//! An extract, read in passes: what is in the box, the ways that touch it, then what these still need. Memory goes with what is near the
//! box, not with the file.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::BufReader;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use anyhow::{Context, Result, anyhow, ensure};
use osmpbf::{BlobDecode, BlobReader, Element, RelMemberType};

use super::frames;
use super::told::Told;
use super::{ground, kind, plaza};
use crate::plane::{Frame, Spot};

/// By how much the box is widened, in degrees: a way that only crosses a corner of it has nodes near it. Some 600 m.
const MARGIN: f64 = 0.006;

/// What the data says of something.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tags(pub Vec<(String, String)>);

impl Tags {
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == key).map(|(_, value)| value.as_str())
    }

    pub fn is(&self, key: &str, values: &[&str]) -> bool {
        self.get(key).is_some_and(|value| values.contains(&value))
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    pub id: i64,
    pub nodes: Vec<i64>,
    pub tags: Tags,
}

impl Way {
    pub fn is_closed(&self) -> bool {
        self.nodes.len() > 3 && self.nodes.first() == self.nodes.last()
    }
}

/// A multipolygon.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// Ways, and whether each is of a hole.
    pub members: Vec<(i64, bool)>,
    pub tags: Tags,
}

/// What of a file is needed.
#[derive(Debug, Default)]
pub struct Extract {
    /// The time of the data, in seconds since 1970.
    pub seconds: Option<i64>,
    pub nodes: HashMap<i64, Spot>,
    /// What is told of nodes that may bar the way.
    pub barriers: HashMap<i64, Tags>,
    /// By their numbers.
    pub ways: HashMap<i64, Way>,
    /// The numbers of the ways in the order of the file, without those that are only parts of relations.
    pub order: Vec<i64>,
    pub relations: Vec<Relation>,
}

/// # Errors
/// If the file cannot be read, is no extract, or is damaged.
pub fn read(path: &Path, corners: [f64; 4], frame: Frame, told: &mut Told) -> Result<Extract> {
    let name = path.display();
    let open = || File::open(path).with_context(|| format!("cannot open {name}"));
    ensure!(!open()?.metadata()?.is_dir(), "{name} is a folder");
    frames::check(BufReader::new(open()?)).with_context(|| format!("cannot use {name}"))?;
    // The decoder adds what the file says without a check: where that overflows, a debug build stops.
    catch_unwind(AssertUnwindSafe(|| passes(path, corners, frame, told)))
        .unwrap_or_else(|_| Err(anyhow!("it is damaged")))
        .with_context(|| format!("cannot use {name}"))
}

fn passes(path: &Path, corners: [f64; 4], frame: Frame, told: &mut Told) -> Result<Extract> {
    let [south, west, north, east] = corners;
    let (lats, lons) = (south - MARGIN..=north + MARGIN, west - MARGIN..=east + MARGIN);
    let mut extract = Extract { seconds: header(path)?, ..Extract::default() };
    let nodes = &mut extract.nodes;
    let barriers = &mut extract.barriers;
    each_node(path, |id, lat, lon, tags| {
        if lats.contains(&lat) && lons.contains(&lon) {
            nodes.insert(id, frame.spot(lat, lon));
            let tags = tags();
            if tags.get("barrier").is_some() {
                barriers.insert(id, tags);
            }
        }
    })?;

    let mut relations = Vec::new();
    each(path, |element| match element {
        Element::Way(way) => {
            let tags = tags_of(way.tags());
            let refs: Vec<i64> = way.refs().collect();
            if !wanted(&tags) || !refs.iter().any(|id| extract.nodes.contains_key(id)) {
                return;
            }
            if extract.ways.insert(way.id(), Way { id: way.id(), nodes: refs, tags }).is_none() {
                extract.order.push(way.id());
            }
        }
        Element::Relation(relation) => {
            let tags = tags_of(relation.tags());
            if !tags.is("type", &["multipolygon"]) || !wanted(&tags) {
                return;
            }
            let mut others = 0;
            let mut members = Vec::new();
            for member in relation.members() {
                match member.member_type {
                    RelMemberType::Way => {
                        members.push((member.member_id, member.role().is_ok_and(|role| role == "inner")))
                    }
                    _ => others += 1,
                }
            }
            relations.push((Relation { members, tags }, others));
        }
        _ => {}
    })?;

    // The ways of relations carry no tags of their own: they are taken up by number.
    let members: HashSet<i64> =
        relations.iter().flat_map(|(relation, _)| &relation.members).map(|(id, _)| *id).collect();
    if !members.is_empty() {
        each(path, |element| {
            if let Element::Way(way) = element
                && members.contains(&way.id())
                && !extract.ways.contains_key(&way.id())
            {
                let way = Way { id: way.id(), nodes: way.refs().collect(), tags: tags_of(way.tags()) };
                extract.ways.insert(way.id, way);
            }
        })?;
    }
    for (relation, others) in relations {
        let near = |(id, _): &(i64, bool)| {
            extract.ways.get(id).is_some_and(|way| way.nodes.iter().any(|node| extract.nodes.contains_key(node)))
        };
        if relation.members.iter().any(near) {
            told.leave("members of areas that are no ways", others);
            extract.relations.push(relation);
        }
    }
    let needed: HashSet<i64> =
        extract.relations.iter().flat_map(|relation| &relation.members).map(|(id, _)| *id).collect();
    let own: HashSet<i64> = extract.order.iter().copied().collect();
    extract.ways.retain(|id, _| own.contains(id) || needed.contains(id));

    let beyond: HashSet<i64> = extract.ways.values().flat_map(|way| &way.nodes).copied().collect();
    if beyond.iter().any(|id| !extract.nodes.contains_key(id)) {
        each_node(path, |id, lat, lon, _| {
            if beyond.contains(&id) && (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon) {
                extract.nodes.entry(id).or_insert_with(|| frame.spot(lat, lon));
            }
        })?;
    }
    Ok(extract)
}

fn wanted(tags: &Tags) -> bool {
    tags.get("highway").is_some() || plaza::is_square(tags) || kind::is_railway(tags) || ground::is_ground(tags)
}

fn header(path: &Path) -> Result<Option<i64>> {
    for blob in BlobReader::from_path(path)? {
        if let BlobDecode::OsmHeader(header) = blob?.decode()? {
            let known = ["OsmSchema-V0.6", "DenseNodes"];
            if let Some(feature) = header.required_features().iter().find(|feature| !known.contains(&feature.as_str()))
            {
                return Err(anyhow!("it needs a reader with {feature}"));
            }
            return Ok(header.osmosis_replication_timestamp());
        }
    }
    Err(anyhow!("it has no header"))
}

fn each(path: &Path, mut take: impl FnMut(Element)) -> Result<()> {
    for blob in BlobReader::from_path(path)? {
        if let BlobDecode::OsmData(block) = blob?.decode()? {
            block.elements().for_each(&mut take);
        }
    }
    Ok(())
}

fn each_node(path: &Path, mut take: impl FnMut(i64, f64, f64, &dyn Fn() -> Tags)) -> Result<()> {
    each(path, |element| match element {
        Element::Node(node) => take(node.id(), node.lat(), node.lon(), &|| tags_of(node.tags())),
        Element::DenseNode(node) => take(node.id(), node.lat(), node.lon(), &|| tags_of(node.tags())),
        _ => {}
    })
}

fn tags_of<'a>(tags: impl Iterator<Item = (&'a str, &'a str)>) -> Tags {
    Tags(tags.map(|(key, value)| (key.to_owned(), value.to_owned())).collect())
}
