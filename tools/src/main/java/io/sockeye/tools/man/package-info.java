/// Manual pages, made of the model that the help is made of.
package io.sockeye.tools.man;
