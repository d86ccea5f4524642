var items = [
  {"content": "From a page", "start": "2016-12-01 08:30", "end": "2016-12-01 10:00"},
  {"content": "<span title='x'>Another</span>", "start": "2016-12"},
  {"content": "No start"}
];
