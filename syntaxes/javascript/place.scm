; Functions, methods, and what they are grouped in.
[
  (function_declaration)
  (generator_function_declaration)
  (function_expression)
  (generator_function)
  (method_definition)
  (class_declaration)
  (class)
] @scope

; An arrow function with a body; one with an expression is a part of its line.
(arrow_function body: (statement_block)) @scope

; Comments.
[
  (comment)
  (html_comment)
] @comment

; Strings, and what is written like one.
[
  (string)
  (template_string)
  (regex)
] @string

; Code in a string, with its delimiters.
(template_substitution) @code

; What owns the braces around a body.
[
  (statement_block)
  (class_body)
  (class_static_block)
  (switch_body)
] @block
