'use strict';
(function () {
  var data = JSON.parse(document.getElementById('data').textContent);
  var tear = JSON.parse(document.getElementById('tear-data').textContent);
  var root = document.documentElement;
  var dashes = ['solid', 'dashed', 'dotted', 'solid'];
  var widths = [2.2, 1.5, 1.8, 1];
  var charts = [];
  var names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

  function grouped(value, digits) {
    return value.toLocaleString('en-US', {minimumFractionDigits: digits, maximumFractionDigits: digits})
      .replace('-', '\u2212');
  }

  function palette() {
    var style = getComputedStyle(root);
    var read = function (name) { return style.getPropertyValue('--' + name).trim(); };
    var series = [];
    for (var i = 1; i <= 8; i++) series.push(read('c' + i));
    return {ink: read('ink'), soft: read('soft'), rule: read('rule'), strong: read('strong'),
      sheet: read('sheet'), series: series, pos: read('c1'), neg: read('c6')};
  }

  function safe(text) {
    return String(text).replace(/[&<>"']/g, function (c) { return '&#' + c.charCodeAt(0) + ';'; });
  }

  function frame(colours, format, categories) {
    return {
      animation: false,
      textStyle: {fontFamily: getComputedStyle(document.body).fontFamily, color: colours.soft},
      grid: {left: 4, right: 10, top: 10, bottom: 4, containLabel: true},
      tooltip: {
        trigger: 'axis', confine: true, backgroundColor: colours.sheet, borderColor: colours.strong,
        borderWidth: 1, padding: [7, 10], textStyle: {color: colours.ink, fontSize: 12.5},
        extraCssText: 'box-shadow:none;border-radius:3px;font-variant-numeric:tabular-nums',
        axisPointer: {type: 'line', lineStyle: {color: colours.strong, type: 'solid'}},
        formatter: function (points) {
          var rows = points.map(function (point) {
            return '<tr><td style="border:0;padding:0 14px 0 0">' + point.marker + safe(point.seriesName)
              + '</td><td style="border:0;padding:0;text-align:right">'
              + (typeof point.value === 'number' ? format(point.value) : 'n/a') + '</td></tr>';
          });
          return safe(points[0].axisValue) + '<table style="font-size:12.5px">' + rows.join('') + '</table>';
        }
      },
      xAxis: {
        type: 'category', data: categories, boundaryGap: false,
        axisLine: {onZero: false, lineStyle: {color: colours.strong}}, axisTick: {show: false},
        axisLabel: {color: colours.soft, fontSize: 11.5, hideOverlap: true,
          interval: firstOfMonth(categories), formatter: days(categories) ? dayOfMonth : month}
      },
      yAxis: {
        type: 'value', scale: true, splitNumber: 4,
        axisLabel: {color: colours.soft, fontSize: 11.5, formatter: function (v) { return grouped(v, 0); }},
        splitLine: {lineStyle: {color: colours.rule}}, axisLine: {show: false}, axisTick: {show: false}
      }
    };
  }

  // Labels stand at the first day of a month, every so many months that they have room.
  function firstOfMonth(categories) {
    if (!categories.length || categories[0].length < 10 || days(categories)) return 'auto';
    var span = new Set(categories.map(function (day) { return day.slice(0, 7); })).size;
    var step = span > 48 ? 12 : span > 18 ? 3 : span > 8 ? 2 : 1;
    return function (index, day) {
      return day.slice(8, 10) === '01' && (Number(day.slice(5, 7)) - 1) % step === 0;
    };
  }

  // So few days that each has a label of its own, as far as there is room.
  function days(categories) {
    return categories.length > 0 && categories[0].length === 10 && categories.length <= 45;
  }

  function dayOfMonth(day) {
    return names[Number(day.slice(5, 7)) - 1] + ' ' + Number(day.slice(8, 10));
  }

  function month(day) {
    var number = Number(day.slice(5, 7));
    return number === 1 ? day.slice(0, 4) : names[number - 1];
  }

  // A point between two gaps makes no line, so it is drawn as a dot.
  function line(colours, values, index) {
    var lone = false;
    var points = values.values.map(function (value, i, all) {
      var alone = value !== null && (i === 0 || all[i - 1] === null) && (i === all.length - 1 || all[i + 1] === null);
      lone = lone || alone;
      return alone ? {value: value, symbol: 'circle', symbolSize: 5} : value;
    });
    return {
      name: values.name, type: 'line', data: points, showSymbol: lone, symbol: 'none',
      z: 10 - index, color: colours.series[index % 8],
      lineStyle: {width: widths[index % 4], type: dashes[index % 4]}
    };
  }

  var figures = {
    'chart-equity': function (c) {
      var option = frame(c, function (v) { return grouped(v, 0); }, data.days);
      option.series = data.equity.map(function (values, i) { return line(c, values, i); });
      return option;
    },
    'chart-drawdown': function (c) {
      var option = frame(c, function (v) { return grouped(v, 1) + '%'; }, data.days);
      option.series = data.drawdown.map(function (values, i) { return line(c, values, i); });
      if (option.series.length) option.series[0].areaStyle = {opacity: 0.15};
      option.yAxis.max = 0;
      option.yAxis.axisLabel.formatter = function (v) { return grouped(v, 0) + '%'; };
      return option;
    },
    'chart-sectors': function (c) {
      var option = frame(c, function (v) { return grouped(v, 1) + '%'; }, data.days);
      option.series = data.sectors.map(function (values, i) {
        return {name: values.name, type: 'line', stack: 'all', data: values.values, showSymbol: false, symbol: 'none',
          color: c.series[i % 8], lineStyle: {width: 0.75, color: c.sheet}, areaStyle: {opacity: 0.85}};
      });
      option.yAxis.min = 0;
      option.yAxis.max = 100;
      option.yAxis.interval = 25;
      option.yAxis.axisLabel.formatter = function (v) { return grouped(v, 0) + '%'; };
      return option;
    },
    'chart-exposures': function (c) {
      var option = frame(c, function (v) { return grouped(v, 1) + '%'; }, data.days);
      option.series = data.exposures.map(function (values, i) { return line(c, values, i); });
      option.yAxis.scale = false;
      option.yAxis.axisLabel.formatter = function (v) { return grouped(v, 0) + '%'; };
      return option;
    },
    'chart-hedge': function (c) {
      var option = frame(c, function (v) { return grouped(v, 2); }, data.reviews);
      option.series = data.hedge.map(function (values, i) { return line(c, values, i); });
      option.yAxis.scale = false;
      option.yAxis.axisLabel.formatter = function (v) { return grouped(v, Number.isInteger(v) ? 0 : 1); };
      return option;
    },
    // Two bars a step, one on the other: the lower cannot be seen. A loss has its own colour.
    'chart-attribution': function (c) {
      var steps = data.attribution;
      var option = frame(c, function (v) { return grouped(v, 2); }, steps.map(function (s) { return s.name; }));
      var low = Math.min.apply(null, steps.slice(1, -1).map(function (s) { return Math.min(s.from, s.to); }));
      var high = Math.max.apply(null, steps.map(function (s) { return Math.max(s.from, s.to); }));
      var base = low - (high - low) * 0.15;
      option.xAxis.boundaryGap = true;
      var narrow = root.clientWidth < 640 && !root.hasAttribute('data-print');
      var print = root.hasAttribute('data-print');
      option.xAxis.axisLabel = {color: c.soft, fontSize: print ? 9 : 11.5, interval: 0, hideOverlap: false,
        width: narrow ? 90 : print ? 60 : 62,
        overflow: 'break', lineHeight: 13, rotate: narrow ? 55 : 0};
      var step = Math.pow(10, Math.floor(Math.log10(Math.max(high - low, 1))));
      option.yAxis.min = Math.max(low > 0 ? 0 : -Infinity, Math.floor(base / step) * step);
      option.tooltip.formatter = function (points) {
        var step = steps[points[0].dataIndex];
        var change = step.name === 'start' || step.name === 'end' ? step.to : step.to - step.from;
        return safe(step.name) + '<br>' + grouped(change, 2);
      };
      option.series = [
        {name: 'below', type: 'bar', stack: 'steps', silent: true, itemStyle: {color: 'transparent'}, barMaxWidth: 40,
          data: steps.map(function (s) { return Math.min(s.from, s.to); })},
        {name: 'step', type: 'bar', stack: 'steps', barMaxWidth: 40, data: steps.map(function (s, i) {
          var end = i === 0 || i === steps.length - 1;
          return {value: Math.abs(s.to - s.from),
            itemStyle: {color: end ? c.soft : s.to < s.from ? c.series[1] : c.series[0]}};
        })}
      ];
      return option;
    },
    'chart-funding': function (c) {
      var option = frame(c, function (v) { return grouped(v, 2); }, data.months);
      option.xAxis.boundaryGap = true;
      option.yAxis.scale = false;
      option.series = [['Received', data.received, c.series[0]], ['Paid', data.paid, c.series[1]]].map(function (bar) {
        return {name: bar[0], type: 'bar', stack: 'all', data: bar[1], color: bar[2], barMaxWidth: 14};
      });
      return option;
    },
    'chart-funding-net': function (c) {
      var option = frame(c, function (v) { return grouped(v, 2); }, data.days);
      option.series = data.fundingNet.map(function (values, i) { return line(c, values, i); });
      if (option.series.length) option.series[0].areaStyle = {opacity: 0.12, origin: 0};
      option.yAxis.scale = false;
      return option;
    }
  };

  // Lines that may have gaps: a unit after each figure, the axis from zero where that is asked for.
  function tearLines(name, digits, unit, fromZero) {
    return function (c) {
      var option = frame(c, function (v) { return grouped(v, digits) + unit; }, tear.days);
      option.series = tear[name].map(function (values, i) { return line(c, values, i); });
      option.yAxis.scale = !fromZero;
      option.yAxis.axisLabel.formatter = function (v) {
        return grouped(v, unit || Number.isInteger(v) ? 0 : 1) + unit;
      };
      return option;
    };
  }

  figures['chart-beta'] = tearLines('beta', 2, '', true);
  figures['chart-sharpe'] = tearLines('sharpe', 2, '', true);
  figures['chart-volatility'] = tearLines('volatility', 1, '%', true);
  figures['chart-exposure-beta'] = tearLines('exposure', 1, '%', true);
  figures['chart-margin'] = tearLines('margin', 1, '%', true);
  figures['chart-distance'] = tearLines('distance', 1, '%', true);
  figures['chart-turnover'] = function (c) {
    var option = frame(c, function (v) { return grouped(v, 1) + '%'; }, tear.months);
    option.xAxis.boundaryGap = true;
    option.yAxis.scale = false;
    option.yAxis.axisLabel.formatter = function (v) { return grouped(v, 0) + '%'; };
    option.series = [['Spot', tear.spot, c.series[0]], ['Futures', tear.futures, c.series[1]]].map(function (bar) {
      return {name: bar[0], type: 'bar', stack: 'all', data: bar[1], color: bar[2], barMaxWidth: 14};
    });
    return option;
  };

  // A frame without a figure in it says so.
  function orEmpty(option, colours) {
    var some = option.series.some(function (one) {
      return one.data.some(function (value) { return value !== null && value !== 0; });
    });
    if (!some) {
      option.title = {text: 'No figure in this run', left: 'center', top: 'center',
        textStyle: {color: colours.soft, fontSize: 12.5, fontWeight: 'normal'}};
    }
    return option;
  }

  function draw(width) {
    charts.forEach(function (chart) { chart.dispose(); });
    var colours = palette();
    charts = Object.keys(figures).map(function (id) {
      var place = document.getElementById(id);
      var half = place.closest('.grid') !== null;
      var size = {renderer: 'svg'};
      if (width) {
        size.width = half ? (width - 30) / 2 : width;
        size.height = half ? 155 : place.classList.contains('low') ? 160 : 250;
      }
      var chart = echarts.init(place, null, size);
      chart.setOption(orEmpty(figures[id](colours), colours));
      return chart;
    });
  }

  function paper() {
    root.setAttribute('data-print', '');
    draw(686);
  }

  function screen() {
    root.removeAttribute('data-print');
    draw();
  }

  draw();
  addEventListener('resize', function () {
    if (!root.hasAttribute('data-print')) charts.forEach(function (chart) { chart.resize(); });
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', function () { draw(); });
  addEventListener('beforeprint', paper);
  addEventListener('afterprint', screen);
})();
