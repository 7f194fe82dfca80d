// Everything stands on whole pixels, and one of them is the middle that a link names: a view reached step by step and the
// same view opened by its link are one picture. Leaflet rounds the corner of the window, so that where the middle comes
// to lie depends on the window's size, and after a jump it leaves lines off by a part of a pixel, blurred, until the next
// move.
(function (S) {
  "use strict";

  const middleOf = (map) => map.getSize().divideBy(2).round();
  const pixelOf = (map, at) => map.project(at).round();
  const reset = L.Renderer.prototype._reset;

  L.Renderer.include({
    _reset() {
      reset.call(this);
      L.DomUtil.setPosition(this._container, this._bounds.min);
    },
  });

  L.Map.include({
    _getNewPixelOrigin(center, zoom) {
      return this.project(center, zoom).round().subtract(middleOf(this)).add(this._getMapPanePos()).round();
    },

    _getCenterLayerPoint() { return this.containerPointToLayerPoint(middleOf(this)); },
  });

  const LEAST = 4, MOST = 6; // decimals; at the closest zoom a pixel is 21 millionths of a degree wide

  /** "18.0000/-66.6000": the middle of the map, as short as leads back to the same pixel. */
  S.middleWords = function (map) {
    const here = map.getCenter(), pixel = pixelOf(map, here);
    const written = ({ lat, lng }, decimals) => [lat.toFixed(decimals), lng.toFixed(decimals)];
    const forms = [...Array.from({ length: MOST - LEAST + 1 }, (_, more) => written(here, LEAST + more)), written(map.unproject(pixel), MOST)];
    return (forms.find((form) => pixelOf(map, form.map(Number)).equals(pixel)) ?? forms.at(-1)).join("/");
  };
})(window.Sotavento);
