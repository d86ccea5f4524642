storyjs_jsonp_data({"timeline":{"headline":"Called","type":"default","text":"","date":[{"startDate":"-500,1,1","headline":"Long ago","text":"x","asset":{}}]}})
