loadChronicle({
  title: 'The harbour',
  people: [ // as far as known
    {id: 'a', name: 'Ana Mora', born: 1970},
    {id: 'p', name: 'Per Lind', born: 0x7AD,},
  ],
  meetings: [
    {date: new Date(2024, 1, 3, 10, 30), subject: 'Lunch', attendees: ['a', 'p']},
    {date: '2024-03-05', 'subject': 'Vote\u00e9', attendees: ['a',]},
  ],
});
