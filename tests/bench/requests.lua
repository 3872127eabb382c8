-- For wrk: sends the requests of a file, each in its turn, from the first again after the last.
-- Arguments: FILE HOST. A line of the file is PATH <tab> COOKIES, and of a POST <tab> BODY.
local requests, at = {}, 0

function init(arguments)
  local method = "GET"
  for line in io.lines(arguments[1]) do
    local path, cookies, body = line:match("^([^\t]+)\t([^\t]*)\t?(.*)$")
    local headers = {
      ["Host"] = arguments[2],
      ["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
        .. "Chrome/126.0.0.0 Safari/537.36",
      ["Accept-Language"] = "en-GB,en;q=0.9",
      ["Cookie"] = cookies,
    }
    if body ~= "" then
      method = "POST"
      headers["Content-Type"] = "application/x-www-form-urlencoded"
    end
    requests[#requests + 1] = wrk.format(method, path, headers, body ~= "" and body or nil)
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end
