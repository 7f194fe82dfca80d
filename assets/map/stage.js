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

  /** A marker moved in its plane: Leaflet's own moves in space, and the browser gives each of hundreds a picture apart. */
  S.FlatMarker = L.Marker.extend({
    _setPos(at) {
      this._icon._leaflet_pos = at;
      this._icon.style.transform = `translate(${at.x}px, ${at.y}px)`;
      this._zIndex = at.y + this.options.zIndexOffset;
      this._resetZIndex();
    },
  });

  /** A marker that is an element of ours. */
  S.marker = (at, html, className, options) =>
    new S.FlatMarker(at, { icon: L.divIcon({ html, className, iconSize: [0, 0] }), keyboard: false, ...options });

  /** Moves a marker if it stands elsewhere or lies at another height. */
  S.moveTo = function (layer, at, height) {
    if (layer.options.zIndexOffset !== height) layer.setZIndexOffset(height);
    if (!layer.getLatLng().equals(at)) layer.setLatLng(at);
  };

  /** Sets what differs: to set what is there already makes the browser look at it again. */
  S.put = function (element, values) {
    for (const [name, value] of Object.entries(values)) if (element[name] !== value) element[name] = value;
  };

  S.putAttribute = (element, name, value) => { if (element.getAttribute(name) !== value) element.setAttribute(name, value); };
})(window.Sotavento);
