#include "platform/api/typescript.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace foyer::api {

TEST(typescript_types, have_what_an_operation_takes_and_answers) {
    EXPECT_EQ(
        typescript_types(R"({
        "components": {"schemas": {"Room": {"type": "object", "required": ["name", "sizes"],
            "properties": {"name": {"type": "string"}, "floor": {"type": "integer"},
                "sizes": {"type": "array", "items": {"type": "string", "enum": ["S", "L"]}},
                "anything": {}}}}},
        "paths": {"/rooms/{id}": {"patch": {"operationId": "patchRoom", "summary": "Paints a room",
            "parameters": [
                {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}},
                {"name": "Idempotency-Key", "in": "header", "required": false,
                 "schema": {"type": "string"}}],
            "requestBody": {"content": {"application/json": {"schema": {"type": "object",
                "required": [], "properties": {"rooms": {"type": "array",
                    "items": {"$ref": "#/components/schemas/Room"}}}}}}},
            "responses": {"200": {"content": {"application/json": {
                "schema": {"$ref": "#/components/schemas/Room"}}}}, "default": {}}}}}})"),
        R"(// The API's inputs and outputs. Made by `foyer schema export --format typescript-api`.
// Decimals are exact texts ("145000.00"), moments are ISO 8601 texts in UTC.

export interface Room {
  name: string
  floor?: number
  sizes: ('S' | 'L')[]
  anything?: unknown
}

/** PATCH /rooms/{id}: Paints a room. */
export interface PatchRoomInput {
  id: string
  rooms?: Room[]
}
export type PatchRoomOutput = Room
)"
    );
}

}
