; Functions, methods, and what they are grouped in.
[
  (method)
  (singleton_method)
  (class)
  (singleton_class)
  (module)
  (lambda)
] @scope

; Comments.
(comment) @comment

; Strings, and what is written like one.
[
  (string)
  (string_array)
  (symbol_array)
  (chained_string)
  (subshell)
  (delimited_symbol)
  (heredoc_body)
  (regex)
  (character)
] @string

; Code in a string, with its delimiters.
(interpolation) @code
