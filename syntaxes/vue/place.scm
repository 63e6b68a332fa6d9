; Functions, methods, and what they are grouped in.
[
  (template_element)
  (script_element)
  (style_element)
] @scope

; Comments.
(comment) @comment

; Strings, and what is written like one.
(quoted_attribute_value) @string

; Code of another language, which this grammar does not read.
(raw_text) @script
