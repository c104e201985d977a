//! Round the sections: magic, version, length and checksum; and the first section, what is told of the data.

use super::bytes::{Bytes, checksum, put, put_bytes, zigzag};
use super::{BadLayer, MAGIC, MAX_METRES, Sections, VERSION};
use crate::layer::Header;
use crate::plane::{Frame, Point};

/// Magic, version, length and checksum.
const HEAD_BYTES: usize = MAGIC.len() + 1 + 4 + 4;

/// What is told of the data, without reading the rest of it.
///
/// # Errors
/// As for [`read`], but for what the other sections hold.
pub fn peek(bytes: &[u8]) -> Result<Header, BadLayer> {
    header(sections(bytes)?.header)
}

/// The sections of a layer whose bytes are those that were written.
///
/// # Errors
/// As for [`read`], but for what the sections hold.
pub fn sections(bytes: &[u8]) -> Result<Sections<'_>, BadLayer> {
    let mut bytes = Bytes(bytes);
    if bytes.array().map_err(|_| BadLayer::NotALayer)? != MAGIC {
        return Err(BadLayer::NotALayer);
    }
    let version = bytes.byte()?;
    if version != VERSION {
        return Err(BadLayer::Version(version));
    }
    let length = u32::from_le_bytes(bytes.array()?);
    let sum = u32::from_le_bytes(bytes.array()?);
    if length as usize != bytes.left() {
        return Err(BadLayer::Length);
    }
    if sum != checksum(bytes.0) {
        return Err(BadLayer::Checksum);
    }
    let mut parts: [&[u8]; Sections::COUNT] = Default::default();
    for part in &mut parts {
        *part = bytes.column()?.0;
    }
    bytes.end()?;
    let [header, texts, network, ground, rules] = parts;
    Ok(Sections { header, texts, network, ground, rules })
}

pub(super) fn header(bytes: &[u8]) -> Result<Header, BadLayer> {
    let mut bytes = Bytes(bytes);
    let mut numbers = [0.0; 4];
    for number in &mut numbers {
        *number = f64::from_le_bytes(bytes.array()?);
    }
    let [lat, lon, m_per_lat, m_per_lon] = numbers;
    let on_earth = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon);
    let degree = |metres: f64| (1.0..=200_000.0).contains(&metres);
    if !on_earth || !degree(m_per_lat) || !degree(m_per_lon) {
        return Err(BadLayer::Wrong("frame"));
    }
    let mut corners = [Point::default(); 2];
    for corner in &mut corners {
        *corner = Point { x: bytes.signed()?, y: bytes.signed()? };
        if !near(*corner) {
            return Err(BadLayer::Wrong("corner"));
        }
    }
    let date = text(bytes.column()?.0)?.to_owned();
    let attribution = text(bytes.column()?.0)?.to_owned();
    bytes.end()?;
    Ok(Header { frame: Frame { lat, lon, m_per_lat, m_per_lon }, date, attribution, corners })
}

/// The same layer with other rules: bytes of any length and content.
///
/// # Errors
/// As for reading, if `layer` is none.
pub fn with_rules(layer: &[u8], rules: &[u8]) -> Result<Vec<u8>, BadLayer> {
    framed(&Sections { rules, ..sections(layer)? })
}

pub(super) fn framed(sections: &Sections) -> Result<Vec<u8>, BadLayer> {
    let mut body = Vec::new();
    for section in [sections.header, sections.texts, sections.network, sections.ground, sections.rules] {
        u32::try_from(section.len()).map_err(|_| BadLayer::Length)?;
        put_bytes(&mut body, section);
    }
    let length = u32::try_from(body.len()).map_err(|_| BadLayer::Length)?;
    let mut out = Vec::with_capacity(HEAD_BYTES + body.len());
    out.extend_from_slice(&MAGIC);
    out.push(VERSION);
    out.extend_from_slice(&length.to_le_bytes());
    out.extend_from_slice(&checksum(&body).to_le_bytes());
    out.extend_from_slice(&body);
    Ok(out)
}

pub(super) fn put_header(header: &Header) -> Result<Vec<u8>, BadLayer> {
    let mut out = Vec::new();
    let frame = header.frame;
    for number in [frame.lat, frame.lon, frame.m_per_lat, frame.m_per_lon] {
        if !number.is_finite() {
            return Err(BadLayer::Wrong("frame"));
        }
        out.extend_from_slice(&number.to_le_bytes());
    }
    for corner in header.corners {
        checked(corner)?;
        put(&mut out, zigzag(corner.x));
        put(&mut out, zigzag(corner.y));
    }
    put_bytes(&mut out, header.date.as_bytes());
    put_bytes(&mut out, header.attribution.as_bytes());
    Ok(out)
}

pub(super) fn text(bytes: &[u8]) -> Result<&str, BadLayer> {
    std::str::from_utf8(bytes).map_err(|_| BadLayer::Wrong("text"))
}

pub(super) fn near(point: Point) -> bool {
    let near = |metres: i32| (-MAX_METRES..=MAX_METRES).contains(&metres);
    near(point.x) && near(point.y)
}

/// The point, if it is within bounds.
pub(super) fn checked(point: Point) -> Result<Point, BadLayer> {
    if near(point) { Ok(point) } else { Err(BadLayer::Wrong("point")) }
}
