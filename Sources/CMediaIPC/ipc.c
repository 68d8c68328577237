#include "CMediaIPC.h"
