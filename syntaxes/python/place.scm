; Functions, methods, and what they are grouped in.
[
  (function_definition)
  (class_definition)
] @scope

; Comments.
(comment) @comment

; Strings, and what is written like one.
(string) @string

; Code in a string, with its delimiters.
(interpolation) @code
