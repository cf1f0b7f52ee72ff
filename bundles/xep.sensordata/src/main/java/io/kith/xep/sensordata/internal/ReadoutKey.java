// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.sensordata.internal;

import io.kith.model.Jid;

/**
 * Names a read-out (XEP-0323 §3.1).
 *
 * @param account of ours that was asked
 * @param requester full address
 * @param seqnr that the requester chose
 */
record ReadoutKey(String account, Jid requester, String seqnr) {}
