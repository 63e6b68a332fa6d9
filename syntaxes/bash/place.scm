; Functions, methods, and what they are grouped in.
(function_definition) @scope

; Comments.
(comment) @comment

; Strings, and what is written like one.
[
  (string)
  (raw_string)
  (ansi_c_string)
  (translated_string)
  (heredoc_body)
] @string

; Code in a string, with its delimiters.
[
  (command_substitution)
  (process_substitution)
  (arithmetic_expansion)
  (expansion)
] @code
