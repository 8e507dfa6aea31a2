'use strict';
(function () {
  var data = JSON.parse(document.getElementById('data').textContent);
  var root = document.documentElement;
  var dashes = ['solid', 'dashed', 'dotted', 'solid', 'solid', 'dashed'];
  var widths = [2.4, 1.5, 1.8, 1, 1.5, 1.2];
  var charts = [];

  function colours() {
    var style = getComputedStyle(root);
    var read = function (name) { return style.getPropertyValue('--' + name).trim(); };
    var series = [];
    for (var i = 1; i <= 8; i++) series.push(read('c' + i));
    return {ink: read('ink'), soft: read('soft'), rule: read('rule'), strong: read('strong'), sheet: read('sheet'), series: series};
  }

  function text(value, digits) {
    return value.toLocaleString('en-US', {minimumFractionDigits: digits, maximumFractionDigits: digits}).replace('-', '\u2212');
  }

  function frame(c, categories, digits) {
    return {
      animation: false,
      textStyle: {fontFamily: getComputedStyle(document.body).fontFamily, color: c.soft},
      grid: {left: 4, right: 12, top: 10, bottom: 4, containLabel: true},
      tooltip: {trigger: 'axis', confine: true, backgroundColor: c.sheet, borderColor: c.strong, textStyle: {color: c.ink, fontSize: 12.5},
        valueFormatter: function (v) { return typeof v === 'number' ? text(v, digits) : 'n/a'; }},
      xAxis: {type: 'category', data: categories, boundaryGap: false, axisTick: {show: false},
        axisLine: {onZero: false, lineStyle: {color: c.strong}}, axisLabel: {color: c.soft, fontSize: 11.5, hideOverlap: true}},
      yAxis: {type: 'value', scale: true, splitNumber: 4, axisLabel: {color: c.soft, fontSize: 11.5,
        formatter: function (v) { return text(v, digits > 2 ? 1 : v < 1 && v !== 0 ? 1 : 0); }},
        splitLine: {lineStyle: {color: c.rule}}}
    };
  }

  function line(c, one, i) {
    return {name: one.name, type: 'line', data: one.values, symbol: 'none', z: 10 - i, color: c.series[i % 8],
      lineStyle: {width: widths[i % 6], type: dashes[i % 6]}};
  }

  var figures = {
    'chart-decay': function (c) {
      var option = frame(c, data.horizons, 3);
      option.series = data.decay.map(function (one, i) { return line(c, one, i); });
      option.yAxis.scale = false;
      return option;
    },
    'chart-ladder': function (c) {
      var option = frame(c, data.weeks, 2);
      option.yAxis.type = 'log';
      option.yAxis.logBase = 2;
      option.yAxis.axisLabel.formatter = function (v) { return text(v, v < 1 ? 2 : 0); };
      option.series = data.ladder.map(function (one, i) { return line(c, one, i); });
      return option;
    }
  };

  function draw(width) {
    charts.forEach(function (chart) { chart.dispose(); });
    charts = [];
    var c = colours();
    Object.keys(figures).forEach(function (id) {
      var place = document.getElementById(id);
      if (!place) return;
      var size = {renderer: 'svg'};
      if (width) {
        size.width = place.classList.contains('low') ? width / 2 - 20 : width;
        size.height = place.classList.contains('low') ? 160 : 250;
      }
      var chart = echarts.init(place, null, size);
      var option = figures[id](c);
      if (!option.series.some(function (one) { return one.data.length > 0; })) {
        option.title = {text: 'No figure', left: 'center', top: 'center', textStyle: {color: c.soft, fontSize: 12.5, fontWeight: 'normal'}};
      }
      chart.setOption(option);
      charts.push(chart);
    });
  }

  draw();
  addEventListener('resize', function () {
    if (!root.hasAttribute('data-print')) charts.forEach(function (chart) { chart.resize(); });
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', function () { draw(); });
  addEventListener('beforeprint', function () { root.setAttribute('data-print', ''); draw(686); });
  addEventListener('afterprint', function () { root.removeAttribute('data-print'); draw(); });
})();
