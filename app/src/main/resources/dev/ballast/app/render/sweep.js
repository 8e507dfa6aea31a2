'use strict';
(function () {
  var lines = JSON.parse(document.getElementById('data').textContent).lines;
  var charts = [];

  function figure(value) {
    return value.toFixed(2).replace('-', '\u2212');
  }

  function safe(text) {
    return String(text).replace(/[&<>"']/g, function (c) { return '&#' + c.charCodeAt(0) + ';'; });
  }

  function option(line) {
    var style = getComputedStyle(document.documentElement);
    var read = function (name) { return style.getPropertyValue('--' + name).trim(); };
    var parts = [['mean', line.mean, 2.2, 'solid'], ['most', line.most, 1.5, 'dashed'], ['least', line.least, 1.8, 'dotted']];
    return {
      animation: false,
      textStyle: {fontFamily: getComputedStyle(document.body).fontFamily, color: read('soft')},
      grid: {left: 4, right: 14, top: 10, bottom: 4, containLabel: true},
      tooltip: {
        trigger: 'axis', confine: true, backgroundColor: read('sheet'), borderColor: read('strong'),
        borderWidth: 1, padding: [7, 10], textStyle: {color: read('ink'), fontSize: 12.5},
        extraCssText: 'box-shadow:none;border-radius:3px',
        formatter: function (points) {
          return safe(points[0].axisValue) + points.map(function (point) {
            return '<br>' + point.marker + safe(point.seriesName) + ' ' + figure(point.value);
          }).join('');
        }
      },
      xAxis: {type: 'category', data: line.values, boundaryGap: line.values.length < 2,
        axisLine: {onZero: false, lineStyle: {color: read('strong')}}, axisTick: {show: false},
        axisLabel: {color: read('soft'), fontSize: 11.5, hideOverlap: true}},
      yAxis: {type: 'value', scale: true, splitNumber: 4,
        axisLabel: {color: read('soft'), fontSize: 11.5, formatter: figure},
        splitLine: {lineStyle: {color: read('rule')}}, axisLine: {show: false}, axisTick: {show: false}},
      series: parts.map(function (part, i) {
        return {name: part[0], type: 'line', data: part[1], symbol: 'circle', symbolSize: 5, z: 10 - i,
          showSymbol: line.values.length < 30, color: read('c' + (i + 1)), lineStyle: {width: part[2], type: part[3]}};
      })
    };
  }

  function draw() {
    charts.forEach(function (chart) { chart.dispose(); });
    charts = lines.map(function (line, i) {
      var chart = echarts.init(document.getElementById('chart-key-' + i), null, {renderer: 'svg'});
      chart.setOption(option(line));
      return chart;
    });
  }

  draw();
  addEventListener('resize', function () { charts.forEach(function (chart) { chart.resize(); }); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
})();
