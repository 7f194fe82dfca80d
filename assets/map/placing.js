// Where the labels of areas stand, the most important first. There is room for so many names and no more: the areas after
// them are shown by a symbol with a number, and where there is no room for that, by one number for several. A label that
// stands outside its area is joined to it by a line, and stands only where that line runs over nothing.
(function (S) {
  "use strict";

  const CHIP = { frame: 8, compact: 24, padding: 16, icon: 26, least: 46, most: 230 };
  const TOLL_ROOM = { 1: 6, 2: 20, 3: 40 }; // pixels by which a disc stands out on both sides
  const APART = { named: 7, compact: 3 }; // pixels that a label keeps free on each side
  const FEWEST = 4, EACH = 45_000; // names on the smallest map, and square pixels of map for each

  /** Labels of the areas in sight, in the order in which these are given, with the ends of their lines as `lead`. */
  S.placeChips = function (map, room, areas) {
    const chips = [], { x, y } = map.getSize();
    let names = Math.max(FEWEST, Math.round((x * y) / EACH));
    for (const group of areas) {
      const spots = S.spotsOf(map, group.site), whole = group.minor || !names ? null : fitted(map, room, group, spots, false);
      const best = whole?.free ? whole : numbered(map, room, group, spots, chips);
      if (best.host) { best.host.groups.push(group); continue; }
      if (best === whole) names -= 1;
      room.take(best.box);
      if (best.lead) room.takeLine(...best.lead);
      chips.push({ ...best, groups: [group], at: map.containerPointToLatLng(best.spot) });
    }
    return chips;
  };

  /** Whether an area can be labelled here: not if all that shows of it is a corner beside or under the legend. */
  S.inSight = function (map, site, controls) {
    const size = map.getSize(), spots = S.spotsOf(map, site), at = map.latLngToContainerPoint(site.at);
    const hasRoom = (spot) => !controls.some((box) => S.touches(S.around(inView(spot, CHIP.least, CHIP.compact, size), CHIP.least, CHIP.compact), box));
    return spots.some(hasRoom) || (spots.length > 0 && at.x > 0 && at.y > 0 && at.x < size.x && at.y < size.y);
  };

  const NEAR_BY = 110, FAR_OFF = 170; // pixels to a number that another may join, and to one that it joins rather than lie on something

  /** A number for an area, where it lies on nothing; else it joins one near by, steps aside, or joins one farther off. */
  function numbered(map, room, group, spots, chips) {
    const first = fitted(map, room, group, spots, true), host = (far) => nearest(chips, first.spot, far);
    if (first.free) return first;
    const near = host(NEAR_BY), aside = near ? null : fitted(map, room, group, [...nudged(spots[0]), ...nudged(first.spot)], true);
    const joined = near ?? (aside.free ? null : host(FAR_OFF));
    return joined ? { host: joined } : aside;
  }

  /** The number nearest to a spot, unless all are far. */
  const nearest = (chips, spot, far) => chips.filter(({ compact }) => compact).map((chip) => [chip.spot.distanceTo(spot), chip])
    .filter(([distance]) => distance < far).sort(([one], [other]) => one - other)[0]?.[1];

  const widest = (count) => S.label([S.number(Math.max(count, 88))], CHIP.most); // others may join a number

  /** The label of an area at the freest of some spots, with its room. */
  function fitted(map, room, group, spots, compact) {
    const words = compact ? widest(group.count) : S.label([group.name, group.tally], CHIP.most);
    const width = CHIP.icon + CHIP.padding + words.width + (TOLL_ROOM[group.toll.size] ?? 0), height = compact ? CHIP.compact : CHIP.frame + words.height;
    return { ...freest(map, room, spots, { width, height, margin: 2 * (compact ? APART.compact : APART.named) }, group.site), texts: compact ? null : words.texts, compact };
  }

  /** The box near one of the spots that shares least with what is placed already; the first spot is the best place. What
   *  lies at sea is labelled off the land, if there is sea enough. */
  function freest(map, room, spots, { width, height, margin }, site) {
    const size = map.getSize(), [anchor] = spots, landUnder = site.water ? S.landUnder(map) : () => 0;
    let best = null;
    for (const wanted of spots) {
      const spot = inView(wanted, width, height, size);
      const box = S.around(spot, width + margin, height + margin), distance = spot.distanceTo(anchor) + landUnder(box) * ASHORE;
      if (best && distance >= best.score) continue; // it could not win however free it is
      const overlap = room.overlap(box, best ? (best.score - distance) / OVERLAP : Infinity), score = overlap * OVERLAP + distance;
      if (best && score >= best.score) continue;
      const { lead, clear } = leadOf(map, room, site, spot, S.around(spot, width, height));
      if (!best || clear || score + BLOCKED < best.score) best = { spot, box, score: score + (clear ? 0 : BLOCKED), lead, free: !overlap && clear };
    }
    return best;
  }

  const NEAR_PX = 8, FAR_PX = 90, TRIED = 8; // a shorter line joins nothing, a longer one is not followed; ends that are tried

  /** The line from a label to the area that it stands outside of, to the nearest part of it that can be reached over
   *  nothing; none where it stands in its area or at its edge. */
  function leadOf(map, room, site, spot, box) {
    if (S.standsIn(map, site, spot)) return { lead: null, clear: true };
    const ends = nearestTo(box, S.insideOf(map, site));
    if (!ends.length || ends[0].far < NEAR_PX) return { lead: null, clear: true };
    const way = ends.find(({ to, far }) => far < FAR_PX && !room.crosses(...line(box, to)));
    return { lead: line(box, (way ?? ends[0]).to), clear: Boolean(way) };
  }

  /** Of many points the few that lie nearest to a box, in order of how far they are: asked for each place that a label
   *  might stand at, so they are not all put in order. */
  function nearestTo(box, points) {
    const nearest = [];
    for (const to of points) {
      const far = Math.hypot(to.x - between(box.left, to.x, box.right), to.y - between(box.top, to.y, box.bottom));
      if (nearest.length === TRIED && far >= nearest[TRIED - 1].far) continue;
      const after = nearest.findIndex((other) => other.far > far);
      nearest.splice(after < 0 ? nearest.length : after, 0, { to, far });
      nearest.length = Math.min(nearest.length, TRIED);
    }
    return nearest;
  }

  /** The shortest line from a box to a point. */
  const line = ({ left, right, top, bottom }, to) => [L.point(between(left, to.x, right), between(top, to.y, bottom)), to];

  const between = (low, value, high) => Math.max(low, Math.min(value, high));

  const NUDGES = [22, 44, 66, 88].flatMap((far) => [[0, -1], [0, 1], [1, 0], [-1, 0], [1, -1], [-1, -1], [1, 1], [-1, 1]].map(([x, y]) => [far * x, far * y]));

  /** A spot and those next to it: where the window is too small for all labels, one may stand a little beside its place. */
  const nudged = (spot) => [spot, ...NUDGES.map((by) => spot.add(by))];

  // Pixels that a label goes for each square pixel of it that it would lie on others, or on land; and for a clear line.
  const EDGE = 6, OVERLAP = 4, ASHORE = 0.06, BLOCKED = 2000;

  const inView = ({ x, y }, width, height, size) => L.point(
    between(width / 2 + EDGE, x, size.x - width / 2 - EDGE), between(height / 2 + EDGE, y, size.y - height / 2 - EDGE));
})(window.Sotavento);
