// DOM element where the Timeline will be attached
var container = document.getElementById('visualization');

/* Create a DataSet (allows two way data-binding) */
var items = new vis.DataSet([
  {id: 1, content: 'item 1', start: '2014-04-20'},
  {id: 2, content: 'item 2', start: '2014-04-14'},
  {id: 3, content: 'item 3', start: new Date(2014, 3, 18)},
  {id: 4, content: 'item 4', start: '2014-04-16', end: '2014-04-19'},
  {id: 5, content: 'it\'s "5"', start: new Date("2014-04-25")}, // the last but one
  {id: 6, content: `item 6`, start: '2014-04-27', type: 'point',},
]);

// Configuration for the Timeline
var options = {editable: true};

// Create a Timeline
var timeline = new vis.Timeline(container, items, options);
