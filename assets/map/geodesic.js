// Distances on the WGS84 ellipsoid: Vincenty (1975), Survey Review 23 (176), direct and inverse formulas; and the least
// and the greatest distance between two shapes. Positions are [lat, lon] in degrees, distances in metres.
(function (S) {
  "use strict";

  const RAD = Math.PI / 180, AXIS = 6_378_137, FLAT = 1 / 298.257223563, POLAR = AXIS * (1 - FLAT);
  const CORNERS = 96, STEPS = 24, TURNS = 200, PRECISE = 1e-12;

  /** The series A and B of both formulas for the squared second eccentricity along the geodesic. */
  function series(cosSqAlpha) {
    const u = (cosSqAlpha * (AXIS * AXIS - POLAR * POLAR)) / (POLAR * POLAR);
    return [1 + (u / 16384) * (4096 + u * (-768 + u * (320 - 175 * u))), (u / 1024) * (256 + u * (-128 + u * (74 - 47 * u)))];
  }

  const lengthening = (b, sin, cos, mid) => b * sin * (mid + (b / 4) * (cos * (2 * mid * mid - 1)
    - (b / 6) * mid * (4 * sin * sin - 3) * (4 * mid * mid - 3)));
  const reduced = (lat) => Math.atan((1 - FLAT) * Math.tan(lat * RAD));
  const longitudeTerm = (c) => (FLAT / 16) * c * (4 + FLAT * (4 - 3 * c));
  const drift = (c, sigma, sin, cos, mid) => sigma + c * sin * (mid + c * cos * (2 * mid * mid - 1));

  /** Length of the geodesic between two positions; null for nearly antipodal ones, where the formula does not settle. */
  S.distance = function ([lat1, lon1], [lat2, lon2]) {
    const [u1, u2] = [reduced(lat1), reduced(lat2)], apart = (lon2 - lon1) * RAD;
    let lambda = apart;
    for (let turn = 0; turn < TURNS; turn++) {
      const across = Math.cos(u2) * Math.sin(lambda), up = Math.cos(u1) * Math.sin(u2) - Math.sin(u1) * Math.cos(u2) * Math.cos(lambda);
      const sin = Math.hypot(across, up), cos = Math.sin(u1) * Math.sin(u2) + Math.cos(u1) * Math.cos(u2) * Math.cos(lambda);
      if (sin === 0) return 0;
      const sigma = Math.atan2(sin, cos), sinAlpha = (Math.cos(u1) * Math.cos(u2) * Math.sin(lambda)) / sin, cosSq = 1 - sinAlpha ** 2;
      const mid = cosSq ? cos - (2 * Math.sin(u1) * Math.sin(u2)) / cosSq : 0, c = longitudeTerm(cosSq);
      const next = apart + (1 - c) * FLAT * sinAlpha * drift(c, sigma, sin, cos, mid);
      if (Math.abs(next - lambda) < PRECISE) {
        const [a, b] = series(cosSq);
        return POLAR * a * (sigma - lengthening(b, sin, cos, mid));
      }
      lambda = next;
    }
    return null;
  };

  /** The position at a distance along the geodesic that starts with a bearing (radians from north). */
  S.destination = function ([lat, lon], bearing, metres) {
    const u = reduced(lat), sigma1 = Math.atan2(Math.tan(u), Math.cos(bearing)), sinAlpha = Math.cos(u) * Math.sin(bearing);
    const cosSq = 1 - sinAlpha ** 2, [a, b] = series(cosSq), plain = metres / (POLAR * a);
    let sigma = plain, last = Infinity, mid = 0;
    while (Math.abs(sigma - last) > PRECISE) {
      last = sigma;
      mid = Math.cos(2 * sigma1 + sigma);
      sigma = plain + lengthening(b, Math.sin(sigma), Math.cos(sigma), mid);
    }
    const sin = Math.sin(sigma), cos = Math.cos(sigma), north = Math.sin(u) * cos + Math.cos(u) * sin * Math.cos(bearing);
    const down = Math.sin(u) * sin - Math.cos(u) * cos * Math.cos(bearing), c = longitudeTerm(cosSq);
    const east = Math.atan2(sin * Math.sin(bearing), Math.cos(u) * cos - Math.sin(u) * sin * Math.cos(bearing));
    return [Math.atan2(north, (1 - FLAT) * Math.hypot(sinAlpha, down)) / RAD,
      lon + (east - (1 - c) * FLAT * sinAlpha * drift(c, sigma, sin, cos, mid)) / RAD];
  };

  /** A geodesic circle around a position, as corners. */
  S.circle = (at, metres) => Array.from({ length: CORNERS }, (_, corner) => S.destination(at, (2 * Math.PI * corner) / CORNERS, metres));

  const vector = ([lat, lon]) => [Math.cos(lat * RAD) * Math.cos(lon * RAD), Math.cos(lat * RAD) * Math.sin(lon * RAD), Math.sin(lat * RAD)];
  const position = ([x, y, z]) => [Math.atan2(z, Math.hypot(x, y)) / RAD, Math.atan2(y, x) / RAD];
  const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];

  /** Points along the shortest way over the sphere between two positions (spherical linear interpolation). */
  S.greatCircle = function (one, other) {
    const a = vector(one), b = vector(other), angle = Math.acos(Math.max(-1, Math.min(1, dot(a, b))));
    if (angle < 1e-6) return [one, other];
    return Array.from({ length: STEPS + 1 }, (_, step) => {
      const share = step / STEPS, p = Math.sin((1 - share) * angle) / Math.sin(angle), q = Math.sin(share * angle) / Math.sin(angle);
      return position(a.map((value, i) => p * value + q * b[i]));
    });
  };

  // ---- two shapes ----

  const LONGEST_DEG = 0.25; // longer edges are straight on the map, not on the sphere

  /** The edges of a shape as pairs of vectors; a lone position is one edge without length. */
  function edgesOf({ at, polygons }) {
    if (!polygons?.length) return [[vector(at), vector(at)]];
    return polygons.flat().flatMap((ring) => ring.slice(1).flatMap((end, index) => cut(ring[index], end)));
  }

  function cut([lon1, lat1], [lon2, lat2]) {
    const parts = Math.max(1, Math.ceil(Math.hypot(lon2 - lon1, lat2 - lat1) / LONGEST_DEG));
    const points = Array.from({ length: parts + 1 }, (_, i) => vector([lat1 + ((lat2 - lat1) * i) / parts, lon1 + ((lon2 - lon1) * i) / parts]));
    return points.slice(1).map((end, index) => [points[index], end]);
  }

  /** The point of an edge nearest to p. */
  function foot(p, [a, b]) {
    const normal = cross(a, b), length = Math.hypot(...normal);
    if (length > 1e-12 && dot(cross(normal, a), p) > 0 && dot(cross(b, normal), p) > 0) {
      const off = dot(p, normal) / length ** 2, on = p.map((value, i) => value - off * normal[i]), norm = Math.hypot(...on);
      return on.map((value) => value / norm);
    }
    return dot(p, a) > dot(p, b) ? a : b;
  }

  /** The vertex of some edges and the point of others nearest to it; edges that cannot come nearer are passed over. */
  function nearest(edges, others) {
    const half = Math.max(...others.map(([a, b]) => Math.acos(Math.min(1, dot(a, b)))));
    let best = { cos: -2, pair: null }, bar = -2;
    for (const [p] of edges) {
      for (const edge of others) {
        if (dot(p, edge[0]) < bar) continue;
        const on = foot(p, edge), cos = dot(p, on);
        if (cos > best.cos) { best = { cos, pair: [p, on] }; bar = Math.cos(Math.min(Math.PI, Math.acos(Math.min(1, cos)) + half)); }
      }
    }
    return best;
  }

  function furthest(edges, others) {
    let least = 2, pair = null;
    for (const [p] of edges) for (const [q] of others) { const cos = dot(p, q); if (cos < least) { least = cos; pair = [p, q]; } }
    return pair;
  }

  const inside = ({ at, polygons }, other) => other.polygons?.length > 0 && (polygons?.length ? polygons.map(([ring]) => ring[0]) : [[at[1], at[0]]])
    .some(([lon, lat]) => other.polygons.some((polygon) => S.holds(polygon, lon, lat)));
  const TOUCHING = 1 - 1e-15;

  const crossing = (edges, others) => edges.some(([a, b]) => {
    const n = cross(a, b);
    return others.some(([c, d]) => {
      if (dot(n, c) * dot(n, d) >= 0 || dot(a, c) < 0.99) return false;
      const m = cross(c, d);
      return dot(m, a) * dot(m, b) < 0;
    });
  });

  /** The least and the greatest distance between what lies anywhere in one shape and anywhere in another, each with the
   *  two positions it is measured between; shapes are {at, polygons} with rings of [lon, lat], or {at} alone. */
  S.distances = function (one, other) {
    const edges = edgesOf(one), others = edgesOf(other);
    const [there, back] = [nearest(edges, others), nearest(others, edges)];
    const best = there.cos >= back.cos ? there.pair : back.pair.slice().reverse();
    const apart = !(Math.max(there.cos, back.cos) >= TOUCHING || inside(one, other) || inside(other, one) || crossing(edges, others));
    const measured = (pair) => { const between = pair.map(position); return { between, metres: S.distance(...between) }; };
    const least = measured(best), greatest = measured(furthest(edges, others));
    return { least: apart ? least : { ...least, metres: 0 }, greatest };
  };
})(window.Sotavento);
