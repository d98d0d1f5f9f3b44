#ifndef COLOPHON_H
#define COLOPHON_H
#define COLOPHON_VERSION "0.1.0"
#endif
