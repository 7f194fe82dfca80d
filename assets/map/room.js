// Room: the boxes that are placed on the map already, and what of them another box or a line would meet.
(function (S) {
  "use strict";

  const CELL = 96, WIDE = 1e6; // pixels to a side of a cell; more cells than any map has from top to bottom

  /** Boxes that are placed, kept by the cells of a grid that they touch: most boxes are far from most others. */
  S.Room = class {
    constructor() { Object.assign(this, { cells: new Map(), asked: 0 }); }

    take(box) {
      const kept = { ...box, asked: 0 };
      eachCell(box, (cell) => {
        if (this.cells.has(cell)) this.cells.get(cell).push(kept);
        else this.cells.set(cell, [kept]);
      });
    }

    free(box) { return this.overlap(box, 0) === 0; }

    /** Area in square pixels that a box would share with those already placed; no more is reckoned than `most`. */
    overlap(box, most) {
      let sum = 0;
      this.someNear(box, (other) => {
        if (touches(box, other)) sum += shared(box, other);
        return sum > most;
      });
      return sum;
    }

    /** Whether a straight line would run over something that is placed. */
    crosses(from, to) {
      const box = { left: Math.min(from.x, to.x), right: Math.max(from.x, to.x), top: Math.min(from.y, to.y), bottom: Math.max(from.y, to.y) };
      return this.someNear(box, (other) => runsOver(from, to, other));
    }

    /** Takes the room of a line, so that nothing is laid on it that could be laid elsewhere. */
    takeLine(from, to) {
      const steps = Math.ceil(from.distanceTo(to) / LINE);
      for (let step = 0; step <= steps; step++) {
        const { x, y } = from.add(to.subtract(from).multiplyBy(step / Math.max(steps, 1)));
        this.take(S.around({ x, y }, LINE, LINE));
      }
    }

    /** Whether something holds of a box in the cells that a box touches; asked of each once, until one answers so. */
    someNear({ left, right, top, bottom }, holds) {
      const asked = ++this.asked, last = { x: Math.floor(right / CELL), y: Math.floor(bottom / CELL) };
      for (let x = Math.floor(left / CELL); x <= last.x; x++) {
        for (let y = Math.floor(top / CELL); y <= last.y; y++) {
          for (const other of this.cells.get(x * WIDE + y) ?? []) {
            if (other.asked === asked) continue;
            other.asked = asked;
            if (holds(other)) return true;
          }
        }
      }
      return false;
    }
  };

  const LINE = 6; // pixels

  function eachCell({ left, right, top, bottom }, act) {
    const last = { x: Math.floor(right / CELL), y: Math.floor(bottom / CELL) };
    for (let x = Math.floor(left / CELL); x <= last.x; x++) for (let y = Math.floor(top / CELL); y <= last.y; y++) act(x * WIDE + y);
  }

  const touches = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  S.touches = touches;

  const shared = (a, b) => Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left))
    * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

  /** Whether a line has a part in a box: the shares of it within the box's two bands overlap (the slab method). */
  function runsOver(from, to, { left, right, top, bottom }) {
    const across = within(from.x, to.x, left, right), down = within(from.y, to.y, top, bottom);
    return Math.max(across[0], down[0], 0) < Math.min(across[1], down[1], 1);
  }

  /** From which share of the way to which share something that goes from one value to another is between two bounds. */
  function within(from, to, low, high) {
    if (from === to) return from > low && from < high ? [-Infinity, Infinity] : [Infinity, -Infinity];
    return [(low - from) / (to - from), (high - from) / (to - from)].sort((one, other) => one - other);
  }

  S.around = ({ x, y }, width, height) => ({ left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 });

  /** A box moved by so many pixels across and down. */
  S.shifted = ({ left, right, top, bottom }, { x, y }) => ({ left: left + x, right: right + x, top: top + y, bottom: bottom + y });

  /** Whether any of a box shows in the window. */
  S.inWindow = function (map, box) {
    const { x, y } = map.getSize();
    return touches(box, { left: 0, top: 0, right: x, bottom: y });
  };
})(window.Sotavento);
