// What is on the map and what has just left it. To make an element, its picture and its outline costs more than all else
// in a change of filter, so what leaves is only taken out of the page, and comes back as it was.
(function (S) {
  "use strict";

  const MOST_WAITING = 600;

  S.Stage = class {
    /** `make` an item's first {layer, …}, a Leaflet layer on the map; `update` what differs of one that is there. */
    constructor(make, update) {
      Object.assign(this, { make, update, shown: new Map(), waiting: new Map() });
    }

    /** Shows these items by key and no others; an element that stays keeps its focus. */
    show(wanted) {
      for (const [key, kept] of this.shown) if (!wanted.has(key)) this.leave(key, kept);
      for (const [key, item] of wanted) this.update(this.shown.get(key) ?? this.enter(key, item), item);
      for (const [key, { layer }] of this.waiting) {
        if (this.waiting.size <= MOST_WAITING) break;
        this.waiting.delete(key);
        layer.remove();
      }
    }

    leave(key, kept) {
      kept.home = kept.layer.getElement().parentNode;
      kept.layer.getElement().remove();
      this.shown.delete(key);
      this.waiting.set(key, kept);
    }

    enter(key, item) {
      const kept = this.waiting.get(key) ?? this.make(item);
      if (this.waiting.delete(key)) kept.home.append(kept.layer.getElement());
      this.shown.set(key, kept);
      return kept;
    }

    /** Lets go of what is not shown: Leaflet would reckon it anew with every move of the map. */
    forget() {
      this.waiting.forEach(({ layer }) => layer.remove());
      this.waiting.clear();
    }
  };

  /** A marker that stands where its element is laid out. Leaflet moves elements by transforms, and the browser gives each
   *  of hundreds a picture apart; only while the map zooms are they moved so. */
  S.FlatMarker = L.Marker.extend({
    getEvents() {
      return { ...L.Marker.prototype.getEvents.call(this), zoomend: this.update };
    },

    _setPos(at) {
      this._icon._leaflet_pos = at;
      S.put(this._icon.style, { left: `${at.x}px`, top: `${at.y}px`, transform: "" });
      this._zIndex = at.y + this.options.zIndexOffset;
      this._resetZIndex();
    },

    _animateZoom({ zoom, center }) {
      const to = this._map._latLngToNewLayerPoint(this._latlng, zoom, center).round().subtract(this._icon._leaflet_pos);
      this._icon.style.transform = `translate(${to.x}px, ${to.y}px)`;
    },
  });

  const LABEL = 240; // pixels that a mark with its label may reach beyond its point
  const PADDING = 0.3; // of the view, on each side: what is drawn beyond it, so that a drag of the map finds it there

  /** Whether a point of the map's container is in view or so near that a drag would bring it there. */
  S.isNear = function (map, { x, y }) {
    const size = map.getSize(), across = PADDING * size.x, down = PADDING * size.y;
    return x > -across && y > -down && x < size.x + across && y < size.y + down;
  };

  /** Lays a sheet that nobody sees under the marks. Without it the browser keeps scattered marks in pictures of their
   *  own, to spare the room between them, makes most of them anew with every change and then lays dozens on each other. */
  S.underlay = function (map) {
    const sheet = S.el("div", "underlay");
    map.getPane("markerPane").prepend(sheet);
    const lay = () => {
      const size = map.getSize(), margin = size.multiplyBy(PADDING).add([LABEL, LABEL]).round(), at = map.containerPointToLayerPoint(margin.multiplyBy(-1));
      const { x, y } = size.add(margin.multiplyBy(2));
      S.put(sheet.style, { left: `${at.x}px`, top: `${at.y}px`, width: `${x}px`, height: `${y}px` });
    };
    map.on("moveend resize", lay);
    lay();
  };

  /** A marker that is an element of ours. */
  S.marker = (at, html, className, options) =>
    new S.FlatMarker(at, { icon: L.divIcon({ html, className, iconSize: [0, 0] }), keyboard: false, ...options });

  /** Moves a marker if it stands elsewhere or lies at another height. */
  S.moveTo = function (layer, at, height) {
    if (layer.options.zIndexOffset !== height) layer.setZIndexOffset(height);
    if (!layer.getLatLng().equals(at)) layer.setLatLng(at);
  };

  const AT_MOST_MS = 8;

  /** Does some work while the browser has nothing to do. Safari has no such call: a little now and then. */
  S.whenIdle = (work) => (window.requestIdleCallback ? requestIdleCallback(work) : setTimeout(() => {
    const until = performance.now() + AT_MOST_MS;
    work({ timeRemaining: () => until - performance.now() });
  }, 50));

  /** Sets what differs: to set what is there already makes the browser look at it again. */
  S.put = function (element, values) {
    for (const [name, value] of Object.entries(values)) if (element[name] !== value) element[name] = value;
  };

  S.putAttribute = (element, name, value) => { if (element.getAttribute(name) !== value) element.setAttribute(name, value); };

  const shell = (node) => node.cloneNode(false);
  const sort = ({ nodeName, className, dataset }) => [nodeName, className, dataset?.of].join();

  /** Makes what stands say what has been made anew, touching only what differs: the rest keeps its focus, whether it is
   *  unfolded, and its listeners, which must therefore ask for what is so at the press. Children of the same tag, class and
   *  `data-of` are taken for the same. What is of `spared` is left alone. */
  S.renew = function (old, made, spared) {
    if (old.matches?.(spared)) return;
    if (old.open !== undefined) made.open = old.open;
    if (old.isEqualNode(made)) return;
    if (!shell(old).isEqualNode(shell(made))) { old.replaceWith(made); return; }
    let next = old.firstChild;
    for (const child of [...made.childNodes]) {
      let twin = next;
      while (twin && sort(twin) !== sort(child)) twin = twin.nextSibling;
      if (!twin) { old.insertBefore(child, next); continue; }
      while (next !== twin) { const gone = next; next = gone.nextSibling; gone.remove(); }
      next = twin.nextSibling;
      S.renew(twin, child, spared);
    }
    while (next) { const gone = next; next = gone.nextSibling; gone.remove(); }
  };
})(window.Sotavento);
