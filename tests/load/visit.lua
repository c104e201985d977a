-- For wrk: requests the addresses in turn, as a browser that accepts Brotli. The first argument is the host.
local requests, index = {}, 0

function init(words)
  for i = 2, #words do
    requests[i - 1] = wrk.format("GET", words[i], { ["Host"] = words[1], ["Accept-Encoding"] = "gzip, br" })
  end
end

function request()
  index = index % #requests + 1
  return requests[index]
end

function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format(
    '\n{"requests":%d,"micros":%d,"bytes":%d,"errors":{"connect":%d,"read":%d,"write":%d,"status":%d,"timeout":%d}}\n',
    summary.requests, summary.duration, summary.bytes, e.connect, e.read, e.write, e.status, e.timeout
  ))
end
