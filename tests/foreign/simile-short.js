var timeline_data = {"events":[
{"s":"1995-01-12","ls":"1995-02-01","ee":"1996-06-30","e":"1997","t":"Short keys","d":"All of them","de":true,"c":"x","eid":"a"},
{"start":"1999","title":"Long keys","durationEvent":false}
]};
