//! What draws the picture: a canvas of the browser on the phone, a list in tests.

/// Draws paths of the plane and words. Paths have numbers and are kept from one drawing to the next: a browser makes each of them ready
/// once, and to tell it all points for each frame would cost more than the drawing.
pub trait Canvas {
    /// Whether the path of this number is kept.
    fn has(&self, path: usize) -> bool;
    /// Begins a path, in place of the one with this number. What follows is added to it.
    fn begin(&mut self, path: usize);
    fn move_to(&mut self, x: f64, y: f64);
    fn line_to(&mut self, x: f64, y: f64);
    /// Closes the ring.
    fn close(&mut self);
    /// From what is drawn to the pixels of the canvas, as `setTransform` takes it.
    fn transform(&mut self, matrix: [f64; 6]);
    /// Covers all with a colour.
    fn clear(&mut self, colour: &str);
    /// Fills a path by the rule *nonzero*.
    fn fill(&mut self, path: usize, colour: &str);
    /// Draws along a path.
    fn stroke(&mut self, path: usize, stroke: Stroke);
    /// The letters of what is written next.
    fn letters(&mut self, lettering: Lettering);
    /// Draws the halo of words around 0, 0, which are not wider than this.
    fn halo(&mut self, words: &str, width: f64);
    /// Writes them.
    fn text(&mut self, words: &str, width: f64);
}

/// How a line is drawn. Lengths are in what the transform takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke<'a> {
    pub colour: &'a str,
    pub width: f64,
    /// The length of a dash and of the space after it. `None`: the line is whole.
    pub dash: Option<[f64; 2]>,
    /// Whether its ends and its corners are round. Where it is narrow nobody sees them, and to draw them takes time.
    pub round: bool,
}

/// How words are drawn: in a colour, with a halo around.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lettering<'a> {
    pub colour: &'a str,
    pub halo: &'a str,
    /// Their height.
    pub size: f64,
    /// The width of the halo on each side.
    pub halo_width: f64,
}
