//! The picture of the streets, drawn on a canvas behind the signs of the map.
//!
//! ```text
//! view.rs      what part of the plane is shown          styles.rs    classes, widths, colours
//! scene.rs     the layer in pieces, each of them a path  chains.rs    streets joined by their name
//! boxes.rs     what names cover                         labels.rs    which names are shown, and where
//! tap.rs       what a tap means                         canvas.rs    what draws: in the browser browser.rs
//! ```

use crate::layer::{Layer, Network};
use crate::picture::boxes::Slanted;
use crate::picture::canvas::{Canvas, Lettering, Stroke};
use crate::picture::labels::{Labels, Name};
use crate::picture::scene::Scene;
use crate::picture::styles::{CASED_PX, CASING_PX, Class, Palette};
use crate::picture::view::{Area, Pixel, View};
use crate::plane::Spot;

pub mod boxes;
#[cfg(feature = "engine")]
pub mod browser;
pub mod canvas;
pub mod chains;
pub mod labels;
pub mod scene;
pub mod styles;
pub mod tap;
pub mod view;

/// What is drawn, and how.
#[derive(Clone, Copy, Debug)]
pub struct Drawing<'a> {
    pub view: View,
    /// The size of the canvas in CSS pixels, and how many of its own pixels there are to one of them.
    pub size: (f64, f64),
    pub ratio: f64,
    pub palette: &'a Palette,
    /// The height of the letters of names, in CSS pixels.
    pub letter_px: f64,
    /// The points of the way that somebody walks. Empty: none.
    pub way: &'a [Spot],
    /// What no name may cover, in CSS pixels from the origin of the plane: see [`View::turned`].
    pub taken: &'a [Area],
}

/// A name as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Written<'a> {
    pub words: &'a str,
    /// Its middle, from the middle of the picture.
    pub at: Pixel,
    /// The direction of reading, of length 1, to the right and down.
    pub direction: Pixel,
    /// Its width in CSS pixels.
    pub width: f64,
}

/// A layer made ready to be drawn.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    scene: Scene,
    labels: Labels,
}

/// How wide the way is drawn, in pixels, without its casing of [`WAY_CASING_PX`] on each side.
const WAY_PX: f64 = 6.0;
const WAY_CASING_PX: f64 = 1.5;
/// From this width on, in pixels, the ends and corners of a line are seen.
const ROUND_PX: f64 = 2.0;
/// The halo of a name, in the height of its letters: between two words no street is seen that would look like a letter.
const HALO: f64 = 0.28;

impl Picture {
    pub fn new(layer: &Layer) -> Picture {
        Picture { scene: Scene::of(layer), labels: Labels::of(&layer.network) }
    }

    /// Draws the part of the layer that the view shows.
    pub fn draw(&mut self, layer: &Layer, canvas: &mut impl Canvas, drawing: &Drawing) {
        let Drawing { view, size, ratio, palette, .. } = *drawing;
        let reach = view.reach(size);
        canvas.clear(&palette.ground);
        canvas.transform(view.matrix(size, ratio));
        let mut seen = Vec::new();
        for (index, piece) in self.scene.pieces.iter().enumerate() {
            // Half the width of the widest street reaches over its line.
            let edge = 6.0 * view.m_per_px + 6.0;
            if piece.class.look().from >= view.m_per_px && piece.is_near(view.centre, (reach.0 + edge, reach.1 + edge))
            {
                self.scene.tell(layer, index, canvas);
                seen.push((piece.class, index));
            }
        }
        // All casings first, so that streets run into each other.
        for casing in [true, false] {
            for &(class, index) in &seen {
                draw_piece(canvas, class, index, view, palette, casing);
            }
        }
        self.draw_way(canvas, drawing);
        canvas.letters(Lettering {
            colour: &palette.name,
            halo: &palette.ground,
            size: drawing.letter_px,
            halo_width: HALO * drawing.letter_px,
        });
        let names = self.names(&layer.network, drawing);
        // All halos first: none covers the letters of another name.
        for is_halo in [true, false] {
            for &Written { words, at, direction, width } in &names {
                let (cos, sin) = (direction.x * ratio, direction.y * ratio);
                let (x, y) = ((at.x + size.0 / 2.0) * ratio, (at.y + size.1 / 2.0) * ratio);
                canvas.transform([cos, sin, -sin, cos, x, y]);
                if is_halo {
                    canvas.halo(words, width);
                } else {
                    canvas.text(words, width);
                }
            }
        }
    }

    fn draw_way(&self, canvas: &mut impl Canvas, drawing: &Drawing) {
        let Some((first, rest)) = drawing.way.split_first() else { return };
        // The number after those of the pieces.
        let path = self.scene.pieces.len();
        canvas.begin(path);
        canvas.move_to(first.x, first.y);
        for at in rest {
            canvas.line_to(at.x, at.y);
        }
        let Palette { way, way_casing, .. } = drawing.palette;
        for (colour, px) in [(way_casing, WAY_PX + 2.0 * WAY_CASING_PX), (way, WAY_PX)] {
            canvas.stroke(path, Stroke { colour, width: px * drawing.view.m_per_px, dash: None, round: true });
        }
    }

    /// The names that are shown, the first in rank first.
    pub fn names<'a>(&mut self, network: &'a Network, drawing: &Drawing) -> Vec<Written<'a>> {
        let Drawing { view, size, letter_px, taken, .. } = *drawing;
        let reach = view.reach(size);
        self.labels.at(view.m_per_px, letter_px);
        let mut written = Vec::new();
        for name in self.labels.shown(view.m_per_px) {
            let Name { covers: Slanted { middle, direction, half }, .. } = *name;
            let (x, y) = ((middle.x - view.centre.x).abs(), (middle.y - view.centre.y).abs());
            if x > reach.0 + half.0 || y > reach.1 + half.0 || is_taken(&name.covers, view, taken) {
                continue;
            }
            let Some(words) = self.labels.words(network, name) else { continue };
            let direction = upright(view, direction);
            written.push(Written { words, at: view.pixel(middle), direction, width: self.labels.width(name) });
        }
        written
    }

    /// The nearest street with a name within this radius in metres, as an index into the edges. `None`: there is none.
    pub fn street_at(&self, layer: &Layer, at: Spot, radius_m: f64) -> Option<usize> {
        tap::street_at(&layer.network, at, radius_m)
    }
}

/// The direction of a name on the picture, so that it reads from left to right, or upwards.
fn upright(view: View, direction: Spot) -> Pixel {
    let Pixel { x, y } = View { m_per_px: 1.0, ..view }.turned(direction);
    let is_upright = x > 1e-9 || (x > -1e-9 && y < 0.0);
    if is_upright { Pixel { x, y } } else { Pixel { x: -x, y: -y } }
}

/// Whether a name would cover what is taken.
fn is_taken(covers: &Slanted, view: View, taken: &[Area]) -> bool {
    let (at, along) = (view.turned(covers.middle), View { m_per_px: 1.0, ..view }.turned(covers.direction));
    let on_picture = Slanted {
        middle: Spot { x: at.x, y: at.y },
        direction: Spot { x: along.x, y: along.y },
        // It was chosen for a level, whose letters are at least as large on the plane.
        half: (covers.half.0 / view.m_per_px, covers.half.1 / view.m_per_px),
    };
    taken.iter().any(|area| Slanted::upright(*area).overlaps(&on_picture))
}

fn draw_piece(canvas: &mut impl Canvas, class: Class, path: usize, view: View, palette: &Palette, casing: bool) {
    if class <= Class::Building {
        // Before all casings.
        if casing {
            canvas.fill(path, class.colour(palette));
        }
        return;
    }
    let look = class.look();
    let px = look.width_px(view.m_per_px);
    let is_wide = class.is_cased() && px >= CASED_PX;
    let (colour, px) = match (casing, is_wide) {
        (true, true) => (&*palette.casing, px + 2.0 * CASING_PX),
        (false, true) => (class.colour(palette), px),
        // One line. Water and railways lie under all streets.
        (true, false) if class < Class::Tunnel => (class.colour(palette), px),
        (false, false) if class.is_cased() => (&*palette.line, px),
        (false, false) if class >= Class::Tunnel => (class.colour(palette), px),
        _ => return,
    };
    let dash = look.dash_px.map(|dash| dash.map(|px| px * view.m_per_px));
    let round = dash.is_none() && px >= ROUND_PX;
    canvas.stroke(path, Stroke { colour, width: px * view.m_per_px, dash, round });
}
