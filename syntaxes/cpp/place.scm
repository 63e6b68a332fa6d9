; Functions, methods, and what they are grouped in.
[
  (function_definition)
  (lambda_expression)
  (namespace_definition)
] @scope

; A declaration with a body; one without is a use of the type.
(struct_specifier body: (_)) @scope
(union_specifier body: (_)) @scope
(enum_specifier body: (_)) @scope
(class_specifier body: (_)) @scope

; Comments.
(comment) @comment

; Strings, and what is written like one.
[
  (string_literal)
  (raw_string_literal)
  (char_literal)
  (system_lib_string)
] @string

; What owns the braces around a body.
[
  (compound_statement)
  (field_declaration_list)
  (enumerator_list)
  (declaration_list)
] @block
