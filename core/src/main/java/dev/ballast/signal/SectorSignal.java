// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.market.Sector;

public record SectorSignal(Sector sector, Stance stance) {}
