// SPDX-License-Identifier: Apache-2.0
package io.kith.model;

import static java.util.Objects.requireNonNull;

/**
 * Names a node: a thing behind an address that many share (XEP-0326). Empty strings stand for absent parts; a node
 * without any is the addressed thing itself.
 *
 * @param nodeId name of the node
 * @param sourceId data source that holds it
 * @param cacheType tells nodes of one id and source apart
 */
public record NodeRef(String nodeId, String sourceId, String cacheType) {

    /** The addressed thing itself. */
    public static final NodeRef SELF = new NodeRef("", "", "");

    /** Refuses null. */
    public NodeRef {
        requireNonNull(nodeId, "nodeId");
        requireNonNull(sourceId, "sourceId");
        requireNonNull(cacheType, "cacheType");
    }

    /** A node known by its id alone. */
    public static NodeRef of(String nodeId) {
        return new NodeRef(nodeId, "", "");
    }

    /** Whether this is the addressed thing itself. */
    public boolean isSelf() {
        return nodeId.isEmpty() && sourceId.isEmpty() && cacheType.isEmpty();
    }

    @Override
    public String toString() {
        return sourceId.isEmpty() ? nodeId : sourceId + '/' + nodeId;
    }
}
