-- wrk script: each connection fills a cart and orders it, over and over. One connection a thread, so that answers
-- belong to the last request. Each order comes from its own address (X-Forwarded-For) and phone.
dofile(os.getenv("FOYER_BENCH_SCRIPTS") .. "/order_count.lua")
local products = {}
for line in io.lines(os.getenv("FOYER_BENCH_PRODUCTS")) do products[#products + 1] = line end
local zone_rate = tonumber(os.getenv("FOYER_BENCH_RATE"))
-- Runs against the same shop may not repeat each other's phones and keys.
local first_serial = 90000 * tonumber(os.getenv("FOYER_BENCH_RUN") or "0")

local step, token, subtotal, serial = "add", nil, nil, first_serial

local function headers()
    local h = { ["Content-Type"] = "application/json" }
    h["X-Forwarded-For"] = string.format("10.%d.%d.%d", number, math.floor(serial / 250) % 250, serial % 250)
    if token then h["X-Cart-Token"] = token end
    return h
end

function init() math.randomseed(number * 7919) end

function request()
    if step == "add" then
        serial = serial + 1
        local id = products[math.random(#products)]
        return wrk.format("POST", "/api/v1/cart/items", headers(), '{"productId":"' .. id .. '","quantity":1}')
    end
    local h = headers()
    h["Idempotency-Key"] = string.format("bench-%04d-%08d", number, serial)
    local body = string.format(
        '{"firstName":"Amine","lastName":"Benali","phone":"05%02d%06d","street":"12 rue Didouche",' ..
        '"city":"Alger Centre","wilaya":"alger","termsVersion":"2026-01","expectedTotal":"%.2f"}',
        number, serial, subtotal + (subtotal >= 50000 and 0 or zone_rate))
    return wrk.format("POST", "/api/v1/orders", h, body)
end

function response(status, answer_headers, body)
    if step == "add" then
        if status ~= 200 then return count(status, body) end
        token = answer_headers["X-Cart-Token"] or token
        subtotal = tonumber(body:match('"subtotal":"([%d.]+)"'))
        step = "order"
    else
        count(status, body)
        token = nil
        step = "add"
    end
end
