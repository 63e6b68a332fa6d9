; Functions, methods, and what they are grouped in.
(anonymous_function) @scope

(call
  target: (identifier) @word
  (do_block)
  (#any-of? @word "def" "defp" "defmacro" "defmacrop" "defmodule" "defimpl" "defprotocol" "test" "describe")) @scope

; Comments.
(comment) @comment

; Strings, and what is written like one.
[
  (string)
  (charlist)
  (sigil)
  (quoted_atom)
] @string

; Code in a string, with its delimiters.
(interpolation) @code
