# canvas.rb LIST FILE...: what Canvas keeps of each page, as a JSON list. Canvas cleans pages with the gem sanitize,
# and allows what stands in LIST: our own table of it, src/verify/allowlists.c.
require 'json'
require 'sanitize'

table = File.read(ARGV.shift)[/allow_list_canvas = \{.*?\};/m]
words = ->(member) { table[/\.#{member} =(.*?),\n/m].scan(/"(.*?)"/).join.split }
config = {
  elements: words.('elements'),
  attributes: { all: %w[class id title role lang dir], 'a' => words.('link_attributes'), 'img' => %w[alt src width height],
                'td' => %w[colspan rowspan], 'th' => %w[colspan rowspan scope], 'ol' => %w[start] },
  protocols: { 'a' => { 'href' => ['http', 'https', 'mailto', :relative] }, 'img' => { 'src' => ['http', 'https', :relative] } },
  remove_contents: words.('dropped')
}
body = ->(file) { File.read(file)[/<body.*?>(.*)<\/body>/m, 1] }
puts JSON.generate(ARGV.map { |file| Sanitize.fragment(body.(file), config) })
