-- wrk script: each connection orders carts that were filled before, one after the other. One connection a thread. Each
-- order comes from its own address (X-Forwarded-For) and phone; carts are named by run, thread and number.
dofile(os.getenv("FOYER_BENCH_SCRIPTS") .. "/order_count.lua")
local run = tonumber(os.getenv("FOYER_BENCH_RUN"))
local total = os.getenv("FOYER_BENCH_TOTAL")
local carts = tonumber(os.getenv("FOYER_BENCH_CARTS")) -- of each thread
local serial = 0

function request()
    serial = serial + 1
    if serial > carts then wrk.thread:stop() end
    local headers = {
        ["Content-Type"] = "application/json",
        ["X-Cart-Token"] = string.format("bench-cart-%08d-%08d-%014d", run, number, serial),
        ["X-Forwarded-For"] = string.format("10.%d.%d.%d", number, math.floor(serial / 250), serial % 250),
        ["Idempotency-Key"] = string.format("bench-%04d-%04d-%08d", run, number, serial),
    }
    local body = string.format(
        '{"firstName":"Amine","lastName":"Benali","phone":"05%02d%06d","street":"12 rue Didouche",' ..
        '"city":"Alger Centre","wilaya":"alger","termsVersion":"2026-01","expectedTotal":"%s"}',
        number, run * 20000 + serial, total)
    return wrk.format("POST", "/api/v1/orders", headers, body)
end

function response(status, _, body) count(status, body) end
