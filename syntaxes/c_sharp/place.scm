; Functions, methods, and what they are grouped in.
[
  (method_declaration)
  (constructor_declaration)
  (destructor_declaration)
  (local_function_statement)
  (class_declaration)
  (interface_declaration)
  (struct_declaration)
  (record_declaration)
  (record_struct_declaration)
  (enum_declaration)
  (namespace_declaration)
] @scope

; A lambda with a body; one with an expression is a part of its line.
(lambda_expression body: (block)) @scope

; Comments.
(comment) @comment

; Strings, and what is written like one.
[
  (string_literal)
  (verbatim_string_literal)
  (interpolated_string_expression)
  (character_literal)
] @string

; Code in a string, with its delimiters.
(interpolation) @code

; What owns the braces around a body.
[
  (block)
  (declaration_list)
  (enum_member_declaration_list)
  (switch_body)
  (accessor_list)
] @block
