// Reads network files with the libraries that web pages read them with; prints what they found as JSON.
// usage: node read.cjs FOLDER-WITH-node_modules FORMAT FILE
const fs = require("fs");
const path = require("path");
const [folder, format, file] = process.argv.slice(2);
const load = (name) => require(require.resolve(name, { paths: [path.resolve(folder)] }));
const text = fs.readFileSync(file, "utf-8");

function throughGraphology() {
  const { MultiGraph, MultiDirectedGraph } = load("graphology");
  if (format === "graphology") return load("graphology").from(JSON.parse(text));
  const kind = /defaultedgetype="directed"|edgedefault="directed"/.test(text) ? MultiDirectedGraph : MultiGraph;
  return load(format === "gexf" ? "graphology-gexf" : "graphology-graphml").parse(kind, text);
}

function report() {
  if (format === "cytoscape") {
    const data = JSON.parse(text);
    const cy = load("cytoscape")({ headless: true, styleEnabled: true, style: data.style, elements: data.elements });
    const nodes = {};
    cy.nodes().forEach((node) => {
      nodes[node.id()] = { ...node.data(), position: node.position(), colour: node.style("background-color") };
    });
    return { nodes, edges: cy.edges().map((edge) => ({ ...edge.data() })) };
  }
  const graph = throughGraphology();
  const nodes = {};
  graph.forEachNode((node, attributes) => (nodes[node] = attributes));
  const edges = graph.mapEdges((edge, attributes, source, target) => ({ ...attributes, source, target }));
  return { nodes, edges, type: graph.type };
}

// Cytoscape.js keeps a timer going: leave when all is written
process.stdout.write(JSON.stringify(report()), () => process.exit(0));
